package io.tracemill.cli;

/** Defaults that depend on the machine. */
final class Defaults {
  private Defaults() {}

  /** As many threads as there are processors, up to 4: then writing is what takes the time. */
  static int threads() {
    return Math.min(4, Runtime.getRuntime().availableProcessors());
  }
}
