package io.tracemill.pipeline.compare;

import io.tracemill.score.PairedReport;
import io.tracemill.score.PairedScores;
import io.tracemill.score.PairedScores.PairedMetric;
import java.util.List;

/** A comparison for people: for each model a table, and below it the rows that changed. */
public final class CompareText {
  private static final int PROMPT = 100;
  private static final int ANSWER = 200;
  private static final int NAME = 40;
  private static final String EXPECTED = "expected";

  private final List<ComparedModel> models;
  private final int limit;
  private final StringBuilder text = new StringBuilder();

  private CompareText(List<ComparedModel> models, int limit) {
    this.models = models;
    this.limit = limit;
  }

  /** All of {@code pairs}, with at most {@code limit} rows each of those better and worse. */
  public static String of(List<ComparedModel> models, List<ComparedPair> pairs, int limit) {
    CompareText shown = new CompareText(models, limit);
    for (ComparedPair pair : pairs) {
      shown.text.append(shown.text.isEmpty() ? "" : "\n");
      shown.add(pair);
    }
    return shown.text.toString();
  }

  private void add(ComparedPair pair) {
    String first = name(0);
    String second = name(pair.second());
    PairedScores scores = pair.scores();
    text.append(second).append(" against ").append(first).append(": ");
    text.append(rows(scores.rows())).append(" that both answered");
    if (scores.firstAlone() + scores.secondAlone() > 0) {
      text.append("; of one alone: ").append(first).append(' ').append(scores.firstAlone());
      text.append(", ").append(second).append(' ').append(scores.secondAlone());
    }
    text.append("\n\n");
    if (!scores.metrics().isEmpty()) {
      text.append(new PairedReport(first, second, scores).text());
      text.append("difference: ").append(second).append(" less ").append(first);
      text.append("; p: McNemar's exact test, where all scores are 0 or 1\n");
    }
    pair.by().ifPresent(metric -> add(pair, metric));
  }

  private void add(ComparedPair pair, PairedMetric metric) {
    ChangedRows changed = pair.changed().orElseThrow();
    head("worse", metric, metric.worse(), changed.worse());
    changed.worse().stream().limit(limit).forEach(row -> add(pair, row));
    head("better", metric, metric.better(), changed.better());
    changed.better().stream().limit(limit).forEach(row -> add(pair, row));
  }

  private void head(String how, PairedMetric metric, int total, List<ChangedRow> rows) {
    int shown = Math.min(limit, rows.size());
    text.append('\n').append(how).append(" by ").append(metric.key()).append(": ");
    text.append(total).append(" of ").append(rows(metric.difference().n()));
    text.append(shown < total ? ", " + shown + " shown\n" : "\n");
  }

  private void add(ComparedPair pair, ChangedRow row) {
    text.append("  ").append(models.get(pair.second()).file()).append(':');
    text.append(row.change().secondLine()).append("  ");
    text.append(ShortText.line(row.second().prompt(), PROMPT)).append('\n');
    answer(pair, EXPECTED, row.second().expected());
    answer(pair, name(0), row.first().answer());
    answer(pair, name(pair.second()), row.second().answer());
  }

  private void answer(ComparedPair pair, String who, String answer) {
    int width =
        Math.max(EXPECTED.length(), Math.max(name(0).length(), name(pair.second()).length()));
    text.append("    ").append(who).append(" ".repeat(Math.max(0, width - who.length())));
    text.append("  ").append(ShortText.line(answer, ANSWER)).append('\n');
  }

  private String name(int model) {
    return ShortText.line(models.get(model).name(), NAME);
  }

  private static String rows(int count) {
    return count + (count == 1 ? " row" : " rows");
  }
}
