package io.tracemill.report;

import io.tracemill.json.JsonText;
import io.tracemill.json.LongJson;
import io.tracemill.score.Prediction;
import io.tracemill.score.RowLabels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes rows with all that the models answered. */
final class RowsJson {
  /** A longer one is a text that stands there already. */
  private static final int LONGEST_LABEL = 256;

  private final List<RowSource> files;
  private final List<String> metrics;
  private final Optional<RowLabels> labels;
  private final List<Set<String>> columns;

  /**
   * A writer.
   *
   * @param metrics the order of scores
   * @param columns by file, what its confusion matrix knows; empty where it has none
   */
  RowsJson(
      List<RowSource> files,
      List<String> metrics,
      Optional<RowLabels> labels,
      List<Set<String>> columns) {
    this.files = List.copyOf(files);
    this.metrics = List.copyOf(metrics);
    this.labels = labels;
    this.columns = List.copyOf(columns);
  }

  /** Reads {@code rows} again and writes them as an array. */
  void write(List<MatchedRow> rows, LongJson out) throws IOException {
    List<List<Optional<Prediction>>> found = new ArrayList<>();
    for (int file = 0; file < files.size(); file++) {
      found.add(read(file, rows));
    }
    out.begin('[');
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      List<Optional<Prediction>> answers = found.stream().map(all -> all.get(row)).toList();
      out.item(json(rows.get(i).number(), answers));
    }
    out.end(']');
  }

  private List<Optional<Prediction>> read(int file, List<MatchedRow> rows) throws IOException {
    Map<Long, Integer> wanted = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).lines()[file] > 0) {
        wanted.put(rows.get(i).lines()[file], i);
      }
    }
    List<Optional<Prediction>> found =
        new ArrayList<>(Collections.nCopies(rows.size(), Optional.empty()));
    if (wanted.isEmpty()) {
      return found;
    }
    files
        .get(file)
        .forEach(
            wanted::containsKey,
            row ->
                Optional.ofNullable(wanted.get(row.origin().line()))
                    .ifPresent(i -> found.set(i, Optional.of(row))),
            bad -> {});
    return found;
  }

  private JsonText json(int number, List<Optional<Prediction>> answers) {
    Prediction asked = answers.stream().flatMap(Optional::stream).findFirst().orElseThrow();
    JsonText json = LongJson.compact().beginObject().name("row").value(number);
    Messages.prompt(asked.question(), json.name("prompt"));
    asked.context().ifPresent(text -> json.name("context").value(PageText.of(text)));
    json.name("expected").value(Messages.answer(asked.answer(), asked.version()));
    labels.ifPresent(all -> label(all.of(asked.version(), asked.answer()), Set.of(), json));
    json.name("answers").beginArray();
    for (int file = 0; file < files.size(); file++) {
      if (files.get(file).isAnswered()) {
        answer(answers.get(file), columns.get(file), json);
      }
    }
    return json.endArray().endObject();
  }

  private void answer(Optional<Prediction> row, Set<String> known, JsonText json) {
    if (row.isEmpty()) {
      json.nullValue();
      return;
    }
    Prediction said = row.get();
    json.beginObject().name("text").value(Messages.answer(said.prediction(), said.version()));
    labels.ifPresent(all -> label(all.of(said.version(), said.prediction()), known, json));
    json.name("scores").beginArray();
    for (String metric : metrics) {
      Optional.ofNullable(said.recorded().get(metric))
          .ifPresentOrElse(json::value, json::nullValue);
    }
    json.endArray().endObject();
  }

  private static boolean isKnown(String label, Set<String> known) {
    return known.isEmpty() ? label.length() <= LONGEST_LABEL : known.contains(label);
  }

  /** A string, or several where several tools are called; none for texts. */
  private static void label(List<String> labels, Set<String> known, JsonText json) {
    List<String> shown =
        labels.stream().map(label -> isKnown(label, known) ? label : RowLabels.OUTSIDE).toList();
    if (shown.size() == 1) {
      json.name("label").value(shown.get(0));
    } else if (shown.size() > 1) {
      json.name("label").beginArray();
      shown.forEach(json::value);
      json.endArray();
    }
  }
}
