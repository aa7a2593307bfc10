package io.tracemill.bench.input;

import io.tracemill.json.Tape;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.List;

/** Traces that are read already; each has a tape of its own. */
public final class Traces {
  private Traces() {}

  /** Those of {@code input}. */
  public static List<Trace> of(GeneratedInput input) {
    return input.lines().stream()
        .map(
            line -> {
              Origin origin = new Origin(line.source(), line.number());
              return (Trace) LineItems.first(input.shape().format(), new Tape().read(line), origin);
            })
        .toList();
  }
}
