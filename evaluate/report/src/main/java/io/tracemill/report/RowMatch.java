package io.tracemill.report;

import io.tracemill.score.Prediction;
import io.tracemill.score.RowLabels;
import io.tracemill.score.TextHash;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the same rows in several files: those whose prompts and right answers mean the same. It
 * keeps numbers of each row, about 150 bytes, and no text.
 */
final class RowMatch {
  private static final int ABOUT_A_ROW = 120;
  private static final int ABOUT_AN_ANSWER = 60;

  private final List<RowSource> files;
  private final Optional<RowLabels> labels;
  private final List<MatchedRow> rows = new ArrayList<>();
  private final Set<String> metrics = new LinkedHashSet<>();
  private final TextHash hash = new TextHash();
  private long unreadable;

  private RowMatch(List<RowSource> files, Optional<RowLabels> labels) {
    this.files = files;
    this.labels = labels;
  }

  /** Reads all files. */
  static RowMatch of(List<RowSource> files, Optional<RowLabels> labels) throws IOException {
    RowMatch match = new RowMatch(List.copyOf(files), labels);
    for (int file = 0; file < files.size(); file++) {
      match.read(file);
    }
    return match;
  }

  /** All of them, in the order of the first file that has them. */
  List<MatchedRow> rows() {
    return rows;
  }

  /** The metrics of which some row has a score, in the order of the files. */
  List<String> metrics() {
    return List.copyOf(metrics);
  }

  /** How many lines are no rows. */
  long unreadable() {
    return unreadable;
  }

  private record Key(long prompt, long answer) {}

  private void read(int file) throws IOException {
    Map<Key, Deque<MatchedRow>> known = new HashMap<>();
    for (MatchedRow row : rows) {
      known
          .computeIfAbsent(new Key(row.prompt(), row.answer()), same -> new ArrayDeque<>())
          .add(row);
    }
    files.get(file).forEach(line -> true, row -> take(file, row, known), bad -> unreadable++);
  }

  private void take(int file, Prediction prediction, Map<Key, Deque<MatchedRow>> known) {
    Key key = new Key(hash.of(prediction.question()), hash.of(prediction.answer()));
    MatchedRow row =
        Optional.ofNullable(known.get(key))
            .map(Deque::pollFirst)
            .orElseGet(() -> begin(key, file, prediction));
    if (!files.get(file).isAnswered()) {
      return; // A row that models answered says the same.
    }
    row.lines()[file] = prediction.origin().line();
    metrics.addAll(prediction.recorded().keySet());
    row.cost()
        .add(
            ABOUT_AN_ANSWER + PageText.bytes(prediction.prediction()), said(prediction).hashCode());
  }

  private MatchedRow begin(Key key, int file, Prediction asked) {
    MatchedRow row =
        new MatchedRow(
            rows.size() + 1,
            key.prompt(),
            key.answer(),
            new long[files.size()],
            new MatchedRow.Cost());
    row.lines()[file] = asked.origin().line();
    row.cost()
        .add(
            ABOUT_A_ROW + PageText.bytes(asked.question()) + PageText.bytes(asked.answer()),
            labels
                .map(all -> all.of(asked.version(), asked.answer()))
                .orElse(List.of())
                .hashCode());
    rows.add(row);
    return row;
  }

  /** What kind of answer it is: what it is called, and which metrics it does not reach. */
  private List<String> said(Prediction row) {
    List<String> said =
        new ArrayList<>(
            labels.map(all -> all.of(row.version(), row.prediction())).orElse(List.of()));
    row.recorded().forEach((metric, score) -> said.add(score < 1 ? metric : ""));
    return said;
  }
}
