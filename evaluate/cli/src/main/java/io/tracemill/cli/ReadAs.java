package io.tracemill.cli;

import io.tracemill.pipeline.inspect.FidelityCounts;

/** What traces were read as, in a line. */
final class ReadAs {
  private ReadAs() {}

  /**
   * Such as {@code read as langfuse, dialects: openai_chat 61%, text 39%; traces: 9 exact, 1
   * repaired, 0 lossy}, and a line break; empty where all are exact, and of no dialect but the
   * format's own.
   */
  static String line(String format, FidelityCounts fidelity) {
    return fidelity.isWorthTelling() ? "read as " + format + ", " + fidelity.words() + "\n" : "";
  }
}
