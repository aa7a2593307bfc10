package io.tracemill.endpoint;

import java.util.OptionalDouble;

/**
 * What one probe of an endpoint found.
 *
 * @param name such as {@code tool call}
 * @param words for people
 * @param number what was counted or measured, where there is such a thing
 */
public record ProbeResult(String name, ProbeState state, String words, OptionalDouble number) {

  static ProbeResult of(String name, boolean good, String words) {
    return new ProbeResult(
        name, good ? ProbeState.OK : ProbeState.NOT, words, OptionalDouble.empty());
  }

  static ProbeResult skipped(String name, String words) {
    return new ProbeResult(name, ProbeState.SKIPPED, words, OptionalDouble.empty());
  }

  ProbeResult with(double counted) {
    return new ProbeResult(name, state, words, OptionalDouble.of(counted));
  }
}
