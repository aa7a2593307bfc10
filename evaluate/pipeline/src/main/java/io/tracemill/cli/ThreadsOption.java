package io.tracemill.cli;

import picocli.CommandLine.Option;

/** The option {@code --threads}. */
final class ThreadsOption {
  /** More do not help: then writing is what takes the time. */
  private static final int MOST_BY_DEFAULT = 4;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "How many threads work; the result does not depend on it. Default: processors, up to 4.")
  private int threads = Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());

  /**
   * How many.
   *
   * @throws UsageException if there is to be none
   */
  int count() {
    UsageException.checkRange("--threads", threads, Integer.MAX_VALUE);
    return threads;
  }
}
