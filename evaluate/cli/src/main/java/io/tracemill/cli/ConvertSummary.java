package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.TallyJson;
import io.tracemill.prepare.ConvertCounts;
import io.tracemill.prepare.flow.Tally;
import java.util.StringJoiner;

/** What {@code tracemill convert} says in the end. */
final class ConvertSummary {
  private ConvertSummary() {}

  static String text(ConvertCounts counts) {
    StringJoiner text = new StringJoiner("\n");
    text.add("lines   " + line(counts.lines(), "read", "rejected"));
    text.add("traces  " + line(counts.traces(), "found", "left out"));
    text.add("rows    " + line(counts.rows(), "made", "left out"));
    return text.toString();
  }

  private static String line(Tally tally, String taken, String dropped) {
    String text = tally.read() + " " + taken + ", " + tally.dropped() + " " + dropped;
    return tally.dropped() == 0 ? text : text + " (" + Reasons.of(tally) + ")";
  }

  static String json(ConvertCounts counts) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    TallyJson.add(text.name("lines"), counts.lines());
    TallyJson.add(text.name("traces"), counts.traces());
    TallyJson.add(text.name("rows"), counts.rows());
    return text.endObject().toString();
  }
}
