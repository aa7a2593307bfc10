package io.tracemill.cli;

import io.tracemill.pipeline.RelevanceResult;
import io.tracemill.pipeline.StageCounts;

/** What {@code tracemill relevance} says in the end. */
final class RelevanceSummary {
  private RelevanceSummary() {}

  static String text(RelevanceResult result) {
    return "lines   "
        + words(result.lines(), "with a trace", "without")
        + "\ntraces  "
        + words(result.traces(), "kept", "left out")
        + "\n        relevance at least "
        + result.minRelevance()
        + ", coherence at least "
        + result.minCoherence();
  }

  private static String words(StageCounts counts, String kept, String dropped) {
    return counts.kept() + " " + kept + ", " + ConvertSummary.dropped(counts, dropped);
  }
}
