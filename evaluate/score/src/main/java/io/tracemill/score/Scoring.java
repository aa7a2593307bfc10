package io.tracemill.score;

import io.tracemill.dialect.call.CallFormats;
import io.tracemill.dialect.call.CallJson;
import io.tracemill.dialect.call.Reading;
import io.tracemill.score.metric.CallReader;
import io.tracemill.score.metric.Calls;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.score.metric.Pair;
import io.tracemill.score.metric.Score;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Scores predictions one by one and keeps what their {@link Summary} needs: eight bytes a row and
 * metric. Not for use by several threads.
 */
public final class Scoring {
  private final Task task;
  private final int tools;
  private final List<String> classes;
  private final RowLabels labels;

  /** Knows calls however models write them. */
  private final CallJson json;

  private final List<Metric> metrics;
  private final List<Column> columns;
  private final ConfusionCounts confusion = new ConfusionCounts();
  private final Notes notes = new Notes();
  private int rows;

  /**
   * Scores by {@code metrics}.
   *
   * @param tools of the job description, for the defaults of their arguments; may be empty
   * @param classes of the job description; may be empty
   */
  public Scoring(Task task, List<Tool> tools, Collection<String> classes, List<Metric> metrics) {
    this.task = task;
    this.tools = tools.size();
    this.classes = List.copyOf(classes);
    this.labels = new RowLabels(task, new CallReader(tools));
    this.json = new CallJson(tools);
    this.metrics = List.copyOf(metrics);
    this.columns = metrics.stream().map(metric -> new Column(metric.key())).toList();
  }

  /** Scores by all metrics of a task without a job description. */
  public Scoring(Task task) {
    this(task, List.of(), List.of(), Metrics.forTask(task));
  }

  /** What the rows are scored by, in order. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** The scores of a row by metric, in order. */
  public Map<String, Score> score(Prediction row) {
    return score(row, Map.of());
  }

  /**
   * The same where some are known from elsewhere, such as a judge's.
   *
   * @param given by metric; they count as they are
   */
  public Map<String, Score> score(Prediction row, Map<String, Score> given) {
    Pair pair = labels.pair(row);
    Map<String, Score> scores = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Metric metric = metrics.get(i);
      Score score =
          Optional.ofNullable(given.get(metric.key())).orElseGet(() -> metric.score(pair));
      columns.get(i).add(score, row);
      metric.doubt(pair).ifPresent(columns.get(i)::doubt);
      scores.put(metric.key(), score);
    }
    if (task == Task.CLASSIFICATION) {
      confusion.add(pair.answer(), pair.prediction());
    } else if (task.callsTools()) {
      addToolNames(pair);
    }
    notes.add(row.question(), pair, meaning(pair));
    rows++;
    return Collections.unmodifiableMap(scores);
  }

  private void addToolNames(Pair pair) {
    List<String> right = labels.right(pair);
    List<String> said = labels.said(pair);
    notes.addTools(right, said);
    if (hasUnread(pair)) {
      notes.addUnreadCall();
    }
    for (int i = 0; i < Math.max(right.size(), said.size()); i++) {
      confusion.add(
          i < right.size() ? right.get(i) : RowLabels.NO_CALL,
          i < said.size() ? said.get(i) : RowLabels.NO_CALL);
    }
  }

  /** Whether the prediction has a call that does not count: none that can be read here. */
  private boolean hasUnread(Pair pair) {
    Calls said = pair.predictionCalls();
    if (pair.prediction().isBlank()) {
      return false;
    }
    boolean missed = said.all().isEmpty() && pair.answerCalls().any();
    return !said.readable()
        || missed && !(CallFormats.read(pair.prediction(), json) instanceof Reading.Other);
  }

  /** The right answer, as calls where it is some: ids and the order of keys do not count. */
  private String meaning(Pair pair) {
    return task.callsTools() && pair.answerCalls().any()
        ? pair.answerCalls().all().toString()
        : pair.answer();
  }

  /** The summary of all rows up to now. */
  public Summary summary() {
    List<MetricSummary> summaries = columns.stream().map(Column::summary).toList();
    Optional<Confusion> matrix = Optional.empty();
    if (task == Task.CLASSIFICATION) {
      matrix = confusion.matrix(classes, List.of(RowLabels.OUTSIDE), RowLabels.OUTSIDE);
    } else if (task.callsTools()) {
      matrix = confusion.matrix(List.of(), RowLabels.OTHERS, RowLabels.OUTSIDE);
    }
    Map<String, ClassScores> byClass =
        matrix.filter(labels -> task == Task.CLASSIFICATION).map(ClassScores::of).orElse(Map.of());
    return new Summary(rows, task, summaries, byClass, matrix, notes());
  }

  private List<Note> notes() {
    List<Note> all = new ArrayList<>(notes.list(tools));
    columns.forEach(column -> all.addAll(column.notes(rows)));
    return all;
  }
}
