package io.tracemill.prepare.seen;

import io.tracemill.trace.Trace;
import java.util.Optional;

/** Tells which traces an earlier set has. May be used by several threads. */
public interface Seen {
  /** Of nothing. */
  Seen NOTHING = trace -> Optional.empty();

  /** Why {@code trace} counts as seen before, for people; nothing where it is new. */
  Optional<String> says(Trace trace);
}
