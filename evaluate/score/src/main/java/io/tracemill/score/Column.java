package io.tracemill.score;

import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Gathers the scores of one metric, eight bytes each. */
final class Column {
  private static final double TOLERANCE = 1e-6;

  private final String key;
  private double[] scores = new double[64];
  private int n;
  private final NavigableMap<String, Integer> notScored = new TreeMap<>();
  private final NavigableMap<String, Integer> doubts = new TreeMap<>();
  private int recorded;
  private double recordedSum;
  private int compared;
  private int same;

  Column(String key) {
    this.key = key;
  }

  void add(Score score, Prediction row) {
    Optional<Double> before = Optional.ofNullable(row.recorded().get(key));
    if (before.isPresent()) {
      recorded++;
      recordedSum += before.get();
    }
    if (score instanceof NotScored reason) {
      notScored.merge(reason.reason(), 1, Integer::sum);
    } else if (score instanceof Scored scored) {
      add(scored.value());
      before.ifPresent(number -> compare(number, scored.value()));
    }
  }

  void doubt(String words) {
    doubts.merge(words, 1, Integer::sum);
  }

  /** Of how many of {@code rows} the score says little. */
  List<Note> notes(int rows) {
    return doubts.entrySet().stream()
        .map(doubt -> new Note(key + ": " + doubt.getKey(), doubt.getValue(), rows))
        .toList();
  }

  private void add(double value) {
    if (n == scores.length) {
      scores = Arrays.copyOf(scores, n + n / 2);
    }
    scores[n++] = value;
  }

  private void compare(double before, double now) {
    compared++;
    if (Math.abs(before - now) <= TOLERANCE) {
      same++;
    }
  }

  MetricSummary summary() {
    Optional<Recorded> before =
        recorded == 0
            ? Optional.empty()
            : Optional.of(new Recorded(recorded, recordedSum / recorded, compared, same));
    return new MetricSummary(key, Bootstrap.of(scores, n), notScored, before);
  }
}
