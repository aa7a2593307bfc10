package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.TallyJson;
import io.tracemill.prepare.RelevanceReport.Counts;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.screen.relevance.Thresholds;

/** What {@code tracemill relevance} says in the end. */
final class RelevanceSummary {
  private RelevanceSummary() {}

  static String text(Counts counts, Thresholds thresholds) {
    return "lines   "
        + words(counts.lines(), "with a trace", "without")
        + "\ntraces  "
        + words(counts.traces(), "kept", "left out")
        + "\n        relevance at least "
        + thresholds.minRelevance()
        + ", coherence at least "
        + thresholds.minCoherence();
  }

  private static String words(Tally tally, String kept, String dropped) {
    String text = tally.kept() + " " + kept + ", " + tally.dropped() + " " + dropped;
    return tally.dropped() == 0 ? text : text + " (" + Reasons.of(tally) + ")";
  }

  static String json(Counts counts, Thresholds thresholds) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    TallyJson.add(text.name("lines"), counts.lines());
    TallyJson.add(text.name("traces"), counts.traces());
    text.name("min_relevance").value(thresholds.minRelevance());
    text.name("min_coherence").value(thresholds.minCoherence());
    return text.endObject().toString();
  }
}
