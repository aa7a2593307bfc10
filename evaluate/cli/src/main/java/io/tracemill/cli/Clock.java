package io.tracemill.cli;

/** Tells how time goes by. */
interface Clock {
  /** The clock of this machine. */
  Clock SYSTEM = System::nanoTime;

  /** Nanoseconds since some moment. */
  long nanos();
}
