package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Reason;
import io.tracemill.pipeline.Acceptance;
import io.tracemill.pipeline.RunRecord;
import io.tracemill.pipeline.RunRecordText;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.ModelResult;
import io.tracemill.prepare.Overlap;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedSplit;
import io.tracemill.prepare.Screens;
import io.tracemill.prepare.baseline.Coverage;
import io.tracemill.prepare.flow.Tally;
import io.tracemill.prepare.screen.relevance.RelevanceReason;
import io.tracemill.score.Comparison;
import io.tracemill.score.Report;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.StringJoiner;

/** What {@code tracemill run} says in the end: the funnel, the baseline, where the files are. */
final class RunSummary {
  private static final String INDENT = "  ";

  private final StringJoiner lines = new StringJoiner("\n");

  private RunSummary() {}

  static String text(RunRecord record, Path out) {
    RunSummary summary = new RunSummary();
    summary.funnel(record);
    summary.baseline(record);
    record.model().ifPresent(model -> summary.model(record, model));
    summary.lines.add("").add("Files: " + out);
    return summary.lines.toString();
  }

  private void funnel(RunRecord record) {
    Prepared prepared = record.prepared();
    row("read", prepared.lines().read(), "lines");
    row(INDENT + "rejected", prepared.lines().dropped(), Reasons.of(prepared.lines()));
    Tally traces = prepared.traces();
    dropped(traces, record);
    row("kept", traces.kept(), "traces");
    split("train", prepared.train(), "");
    split("test", prepared.test(), record.testSetGiven() ? "given, used as it is" : "");
    Tally leftOver = prepared.leftOver();
    row(INDENT + "unstructured", leftOver.kept(), "left over");
    if (leftOver.dropped() > 0) {
      row(INDENT + "not used", leftOver.dropped(), Reasons.of(leftOver));
    }
    lines.add("").add(overlap(record.overlap()));
    if (Acceptance.hasOneLargeGroup(prepared)) {
      lines.add("note: " + Acceptance.groupNote(prepared));
    }
    if (!prepared.testSetBreaks().isEmpty()) {
      lines.add(
          "note: rows of the given test set that the upload would refuse: "
              + prepared.testSetBreaks().size()
              + ", such as "
              + prepared.testSetBreaks().get(0));
    }
    if (record.relabelAsked()) {
      lines.add(
          "relabel: true, but answers are not rewritten yet: train and test keep the original ones");
    }
  }

  /** The usual reasons first, and always; then others, as far as there are any. */
  private void dropped(Tally traces, RunRecord record) {
    Set<Reason> reasons = new LinkedHashSet<>(Screens.REASONS);
    reasons.addAll(traces.byReason().keySet());
    for (Reason reason : reasons) {
      boolean off = reason == RelevanceReason.IRRELEVANT && !isFiltered(record);
      String name = reason.key().replace('_', ' ');
      row(INDENT + name, traces.dropped(reason), off ? "filter is off" : "");
    }
  }

  private static boolean isFiltered(RunRecord record) {
    return record.settings().traceProcessing().relevance().filtering();
  }

  private void split(String name, PreparedSplit split, String note) {
    if (!note.isEmpty()) {
      row(INDENT + name, split.rows().kept(), "rows, " + note);
      return;
    }
    Tally rows = split.rows();
    String text = "traces: " + rows.kept() + " rows written";
    if (rows.dropped() > 0) {
      text += ", " + rows.dropped() + " dropped: " + Reasons.of(rows);
    }
    if (split.replacements() > 0) {
      text += "; " + split.replacements() + " more traces in place of those without a row";
    }
    if (split.fences() > 0) {
      text += "; Markdown fences taken off " + split.fences();
    }
    row(INDENT + name, split.traces(), text);
  }

  private void row(String name, long count, String note) {
    String number = Long.toString(count);
    String padded = name + " ".repeat(Math.max(1, 22 - name.length() - number.length())) + number;
    lines.add(note.isEmpty() ? padded : padded + INDENT + note);
  }

  private static String overlap(Overlap overlap) {
    return overlap.isNone()
        ? "overlap of train and test: none (rows, conversations, first user messages)"
        : "OVERLAP of train and test: "
            + overlap.rows()
            + " rows, "
            + overlap.conversations()
            + " conversations, "
            + overlap.firstUserMessages()
            + " first user messages";
  }

  private void baseline(RunRecord record) {
    Coverage coverage = record.prepared().coverage();
    lines.add("");
    if (record.baseline().isEmpty()) {
      lines.add(
          coverage.prompts() == 0
              ? "baseline: none, as the test set is empty"
              : "baseline: none, as no prompt of the test set occurs in the traces");
      return;
    }
    lines.add(
        record.testSetGiven()
            ? "baseline: the original model's answers against the given test set, "
                + coverage.answered()
                + " of "
                + coverage.prompts()
                + " prompts occur in the traces"
            : "baseline: the original model against its own answers, which are equal by construction;"
                + " give a curated test set for a real one");
    if (record.model().isEmpty()) {
      lines.add(new Report(record.baseline().get()).text().stripTrailing());
    }
  }

  /** The baseline and the model in one table. */
  private void model(RunRecord record, ModelRecord model) {
    lines.add("model: " + model.name() + ", " + answered(model.result()));
    Comparison comparison = new Comparison();
    record.baseline().ifPresent(summary -> comparison.add("original", summary));
    comparison.add(model.name(), model.result().summary());
    lines.add("").add(comparison.text().stripTrailing());
  }

  private static String answered(ModelResult result) {
    int rows = result.evaluation().progress().rows();
    return rows - result.unanswered() + " of " + rows + " test rows answered";
  }

  /** The same numbers as JSON. */
  static String json(RunRecord record, Path out) {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    RunRecordText.counts(text.name("counts"), record);
    RunRecordText.relabel(text.name("relabel"), record);
    text.name("metrics").beginObject();
    record.baseline().ifPresent(summary -> new Report(summary).addTo(text));
    text.endObject();
    record.model().ifPresent(model -> RunRecordText.model(text.name("model"), model));
    text.name("out").value(out.toString());
    return text.endObject().toString();
  }
}
