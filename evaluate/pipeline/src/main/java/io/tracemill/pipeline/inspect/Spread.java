package io.tracemill.pipeline.inspect;

import java.util.OptionalLong;

/**
 * How great some numbers are; over 1023 the percentiles are exact to one part in 512.
 *
 * @param n how many there are
 * @param max empty where there are none; the percentiles are then 0
 */
public record Spread(long n, long p10, long p50, long p90, OptionalLong max) {
  static final Spread NONE = new Spread(0, 0, 0, 0, OptionalLong.empty());
}
