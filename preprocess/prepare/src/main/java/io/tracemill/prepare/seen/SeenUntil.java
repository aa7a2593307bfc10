package io.tracemill.prepare.seen;

import io.tracemill.trace.Trace;
import java.time.Instant;
import java.util.Optional;

/** Traces that began before a time; one that does not say when it began is new. */
public record SeenUntil(Instant time) implements Seen {

  @Override
  public Optional<String> says(Trace trace) {
    return trace
        .notes()
        .time()
        .flatMap(Times::of)
        .filter(began -> began.isBefore(time))
        .map(began -> "began at " + began + ", before " + time);
  }
}
