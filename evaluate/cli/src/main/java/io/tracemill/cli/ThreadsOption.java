package io.tracemill.cli;

import java.util.Optional;
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
  private Optional<Integer> threads = Optional.empty();

  /** Takes an option, if it is this one and its value right. */
  boolean option(String name, String value) {
    Optional<Integer> count = name.equals("--threads") ? QuickLine.count(value) : Optional.empty();
    threads = count.isPresent() ? count : threads;
    return count.isPresent();
  }

  /**
   * How many.
   *
   * @throws UsageException if there is to be none
   */
  int count() {
    return given().orElseGet(ThreadsOption::usual);
  }

  /** How many work where nobody says. */
  static int usual() {
    return Math.min(MOST_BY_DEFAULT, Runtime.getRuntime().availableProcessors());
  }

  /**
   * How many were asked for.
   *
   * @throws UsageException if there is to be none
   */
  Optional<Integer> given() {
    if (threads.isPresent()) {
      UsageException.checkRange("--threads", threads.get(), Integer.MAX_VALUE);
    }
    return threads;
  }
}
