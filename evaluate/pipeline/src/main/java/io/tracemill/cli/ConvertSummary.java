package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
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
    StringJoiner reasons = new StringJoiner(", ", " (", ")");
    tally.byReason().forEach((reason, count) -> reasons.add(reason.key() + " " + count));
    return tally.dropped() == 0 ? text : text + reasons;
  }

  static String json(ConvertCounts counts) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    tally(text.name("lines"), counts.lines());
    tally(text.name("traces"), counts.traces());
    tally(text.name("rows"), counts.rows());
    return text.endObject().toString();
  }

  private static void tally(JsonText text, Tally tally) {
    text.beginObject().name("read").value(tally.read()).name("kept").value(tally.kept());
    text.name("dropped").beginObject();
    tally.byReason().forEach((reason, count) -> text.name(reason.key()).value(count));
    text.endObject().endObject();
  }
}
