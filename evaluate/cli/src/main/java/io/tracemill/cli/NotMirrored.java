package io.tracemill.cli;

import java.util.Optional;
import java.util.Set;

/** Commands that people may look for here, and where they are. */
final class NotMirrored {
  /** Commands of the platform's own program, of any of its generations. */
  private static final Set<String> SERVICE =
      Set.of(
          "deploy",
          "deployment",
          "docs",
          "download",
          "download-teacher-evaluation-predictions",
          "download-training-predictions",
          "invoke",
          "retune",
          "run-teacher-evaluation",
          "run-training",
          "synthetic-data-generation",
          "training",
          "tuning",
          "update");

  private NotMirrored() {}

  /**
   * What to say of {@code word}, which is no command of {@code program}, if it is one elsewhere.
   */
  static Optional<String> told(String word, String program) {
    if (SERVICE.contains(word)) {
      return Optional.of(
          ": the platform's is not mirrored here, where traces are processed and the original model"
              + " is scored; download-data gives what the platform takes");
    }
    return !program.equals("tracemill") && Commands.NAMES.contains(word)
        ? Optional.of(": it is one of tracemill; say tracemill " + word)
        : Optional.empty();
  }
}
