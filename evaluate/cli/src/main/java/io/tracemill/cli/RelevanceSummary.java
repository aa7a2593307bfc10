package io.tracemill.cli;

import io.tracemill.pipeline.RelevanceResult;
import io.tracemill.pipeline.StageCounts;
import io.tracemill.pipeline.TeacherScores;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;

/** What {@code tracemill relevance} found, for people. */
final class RelevanceSummary {
  private static final int HIGHEST = 5;

  private final RelevanceResult result;
  private final StringBuilder text = new StringBuilder();

  private RelevanceSummary(RelevanceResult result) {
    this.result = result;
  }

  static String text(RelevanceResult result) {
    RelevanceSummary summary = new RelevanceSummary(result);
    summary.counts();
    if (result.traces().read() > 0) {
      summary.scores();
    }
    summary.gone();
    result.teacher().ifPresent(summary::compared);
    summary.next();
    return summary.text.toString();
  }

  private void counts() {
    StageCounts lines = result.lines();
    StageCounts traces = result.traces();
    text.append("Traces\n")
        .append(
            new Columns()
                .add("lines", lines.read(), "", ConvertSummary.dropped(lines, "without a trace"))
                .add("kept", traces.kept(), Shares.share(traces.kept(), traces.read()))
                .add(
                    "left out",
                    traces.dropped(),
                    Shares.share(traces.dropped(), traces.read()),
                    ConvertSummary.reasons(traces)));
  }

  private void scores() {
    Columns columns = new Columns().add("score", "1", "2", "3", "4", "5", "");
    columns.add(row("relevance", result.minRelevance(), result::relevance));
    columns.add(row("coherence", result.minCoherence(), result::coherence));
    if (result.teacher().isPresent()) {
      TeacherScores teacher = result.teacher().get();
      String by = " by " + teacher.teacher();
      columns.add(row("relevance" + by, result.minRelevance(), teacher::relevance));
      columns.add(row("coherence" + by, result.minCoherence(), teacher::coherence));
    }
    text.append("\nHow many traces have which score\n").append(columns);
  }

  private static Object[] row(String name, int least, IntToLongFunction counts) {
    Object[] row = new Object[HIGHEST + 2];
    row[0] = name;
    for (int score = 1; score <= HIGHEST; score++) {
      row[score] = counts.applyAsLong(score);
    }
    row[HIGHEST + 1] = "kept from " + least + " on";
    return row;
  }

  private void gone() {
    if (result.gone().isEmpty()) {
      return;
    }
    Columns columns = new Columns().add("line", "relevance", "coherence", "");
    for (RelevanceResult.Gone gone : result.gone()) {
      columns.add(gone.place(), gone.relevance(), gone.coherence(), gone.why());
    }
    text.append("\nLeft out, the first\n").append(columns);
  }

  private void compared(TeacherScores teacher) {
    if (!teacher.open().isEmpty()) {
      text.append("\nWithout scores of ").append(teacher.teacher()).append(": ");
      text.append(
          teacher.open().entrySet().stream()
              .map(each -> each.getKey().replace('_', ' ') + " " + each.getValue())
              .collect(Collectors.joining(", ")));
      text.append('\n');
    }
    text.append("\nScores that differ by 2 or more: ").append(teacher.differing()).append('\n');
    if (teacher.differing() > 0) {
      Columns columns = new Columns().add("line", "evidence", teacher.teacher(), "");
      for (TeacherScores.Differing one : teacher.first()) {
        columns.add(one.place(), one.evidence(), one.teacher(), "relevance, coherence");
      }
      text.append(columns);
    }
  }

  private void next() {
    text.append("\nNext\n");
    NextStep.ofRelevance(result).forEach(step -> text.append("  ").append(step).append('\n'));
  }
}
