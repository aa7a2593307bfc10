package io.tracemill.cli;

import io.tracemill.pipeline.Funnel;
import io.tracemill.pipeline.RunRecord;
import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.StageCounts;
import io.tracemill.pipeline.model.AnswerNumbers;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.teachers.TeacherEstimate;
import java.util.StringJoiner;

/** What {@code tracemill run} says in the end: the funnel, the baseline, where the files are. */
final class RunSummary {
  private static final String INDENT = "  ";

  private final StringJoiner lines = new StringJoiner("\n");

  private RunSummary() {}

  static String text(RunResult result) {
    RunRecord record = result.record();
    if (!record.taught().estimates().isEmpty()) {
      return "Nobody was asked, and nothing was written. A run would ask:\n"
          + TeacherEstimate.table(record.taught().estimates());
    }
    RunSummary summary = new RunSummary();
    summary.readAs(record);
    summary.funnel(record.funnel(), filter(record));
    record.taught().filtered().ifPresent(done -> summary.lines.add("\n" + done.text()));
    if (record.relabelAsked()) {
      summary.relabelled(record);
    }
    summary.baseline(record);
    record.model().ifPresent(summary::model);
    record.tables().ifPresent(tables -> summary.tables(record, tables));
    summary.ending(result);
    summary.lines.add("").add("Files: " + result.out()).add("Page:  " + result.page());
    return summary.lines.toString();
  }

  /** What to look at first. */
  private void ending(RunResult result) {
    String reasons = ReasonTable.of(result.record().funnel());
    if (!reasons.isEmpty()) {
      lines.add("").add(reasons);
    }
    if (!result.surprises().isEmpty()) {
      lines.add("").add("look at this first:");
      result.surprises().forEach(surprise -> lines.add(INDENT + surprise));
    }
  }

  private void readAs(RunRecord record) {
    String line = ReadAs.line(record.format(), record.funnel().lines().fidelity());
    if (!line.isEmpty()) {
      lines.add(line.stripTrailing());
    }
  }

  private void funnel(Funnel funnel, String filter) {
    row("read", funnel.lines().read(), "lines");
    row(INDENT + "rejected", funnel.lines().dropped(), "");
    StageCounts traces = funnel.traces();
    funnel
        .dropped()
        .forEach(
            (reason, count) ->
                row(
                    INDENT + reason.replace('_', ' '),
                    count,
                    reason.equals("irrelevant") ? filter : ""));
    row("kept", traces.kept(), "traces");
    split("train", funnel.train(), "");
    split("test", funnel.test(), funnel.testSetGiven() ? "given, used as it is" : "");
    StageCounts leftOver = funnel.leftOver();
    row(INDENT + "unstructured", leftOver.kept(), "left over");
    if (leftOver.dropped() > 0) {
      row(INDENT + "not used", leftOver.dropped(), "");
    }
    lines.add("").add(overlap(funnel.overlap()));
    Remarks.lines(funnel.lines(), traces, funnel.train().rows(), funnel.test().rows())
        .forEach(lines::add);
    disagreeing(funnel.disagreeing());
    if (funnel.hasOneLargeGroup()) {
      lines.add("note: " + funnel.groupNote());
    }
    if (!funnel.testSetBreaks().isEmpty()) {
      lines.add(
          "note: rows of the given test set that the upload would refuse: "
              + funnel.testSetBreaks().size()
              + ", such as "
              + funnel.testSetBreaks().get(0));
    }
  }

  private void relabelled(RunRecord record) {
    lines.add(
        record
            .taught()
            .relabelled()
            .map(done -> "\n" + done.text().stripTrailing())
            .orElse(
                "relabel: true, but there is no teachers.yaml that says who could: train and test"
                    + " keep the recorded answers"));
  }

  private void disagreeing(Funnel.Disagreeing rows) {
    if (rows.rows() > 0) {
      lines.add(
          "note: rows whose prompt another row answers differently: "
              + rows.rows()
              + " (train "
              + rows.train()
              + ", test "
              + rows.test()
              + ", across both "
              + rows.across()
              + ")");
    }
  }

  private static String filter(RunRecord record) {
    return record.settings().traceProcessing().relevance().filtering() ? "" : "filter is off";
  }

  private void split(String name, Funnel.Split split, String note) {
    if (!note.isEmpty()) {
      row(INDENT + name, split.rows().kept(), "rows, " + note);
      return;
    }
    StageCounts rows = split.rows();
    String text = "traces: " + rows.kept() + " rows written";
    if (rows.dropped() > 0) {
      text += ", " + rows.dropped() + " dropped";
    }
    if (split.replacements() > 0) {
      text += "; " + split.replacements() + " without a row replaced";
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

  private static String overlap(Funnel.Shared overlap) {
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
    Funnel funnel = record.funnel();
    lines.add("");
    if (record.baseline().isEmpty()) {
      lines.add(
          funnel.prompts() == 0
              ? "baseline: none, as the test set is empty"
              : "baseline: none, as no prompt of the test set occurs in the traces");
      return;
    }
    lines.add(
        funnel.testSetGiven()
            ? "baseline: the original model's answers against the given test set, "
                + funnel.answered()
                + " of "
                + funnel.prompts()
                + " prompts occur in the traces"
            : record.taught().relabelled().isPresent()
                ? "baseline: the original model's answers against the relabelled ones"
                : "baseline: the original model against its own answers, which are equal by"
                    + " construction; relabel them, or give a curated test set, for a real one");
  }

  private void model(ModelRecord model) {
    AnswerNumbers answers = model.answers();
    lines.add(
        "model: "
            + model.name()
            + ", "
            + (answers.rows() - answers.unanswered())
            + " of "
            + answers.rows()
            + " test rows answered");
  }

  /** The baseline, or with a model both in one table. */
  private void tables(RunRecord record, String tables) {
    if (record.model().isPresent()) {
      lines.add("");
    }
    lines.add(tables.stripTrailing());
  }
}
