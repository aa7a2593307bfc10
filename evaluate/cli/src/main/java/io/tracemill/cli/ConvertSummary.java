package io.tracemill.cli;

import io.tracemill.pipeline.ConvertResult;
import io.tracemill.pipeline.StageCounts;
import java.util.List;

/** What {@code tracemill convert} says in the end. */
final class ConvertSummary {
  private ConvertSummary() {}

  static String text(ConvertResult result) {
    String counts = counts(result);
    List<String> remarks = Remarks.lines(result.lines(), result.traces(), result.rows());
    return remarks.isEmpty() ? counts : counts + "\n" + String.join("\n", remarks);
  }

  private static String counts(ConvertResult result) {
    return ReadAs.line(result.format(), result.lines().fidelity())
        + "lines   "
        + line(result.lines(), "read", "rejected")
        + "\ntraces  "
        + line(result.traces(), "found", "left out")
        + "\nrows    "
        + line(result.rows(), "made", "left out");
  }

  private static String line(StageCounts counts, String taken, String dropped) {
    return counts.read() + " " + taken + ", " + dropped(counts, dropped);
  }

  /** Such as {@code 4 left out (empty 3, not_json 1)}. */
  static String dropped(StageCounts counts, String words) {
    String text = counts.dropped() + " " + words;
    return counts.dropped() == 0 ? text : text + " (" + reasons(counts) + ")";
  }

  /** Such as {@code empty 3, not_json 1}; empty where nothing was dropped. */
  static String reasons(StageCounts counts) {
    StringBuilder words = new StringBuilder();
    counts
        .reasons()
        .forEach(
            (reason, count) ->
                words.append(words.isEmpty() ? "" : ", ").append(reason).append(' ').append(count));
    return words.toString();
  }
}
