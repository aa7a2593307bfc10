package io.tracemill.report;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A file of rows, which may be read several times.
 *
 * @param answered whether its rows are predictions, not only what was asked
 */
record RowSource(Path file, boolean answered) {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");

  /** Hands out the rows; {@code bad} hears of lines that are none. */
  void forEach(Consumer<Prediction> rows, Consumer<DataException> bad) throws IOException {
    if (answered) {
      try (PredictionsReader reader = new PredictionsReader(name(), Files.newInputStream(file))) {
        reader.forEach(rows, bad);
      }
    } else {
      asked(rows);
    }
  }

  /**
   * Rows of data version 1 are whole conversations, of which each answer is asked for; not here.
   */
  private void asked(Consumer<Prediction> rows) throws IOException {
    JsonFile.forEach(file, (row, line) -> asked(row, line).ifPresent(rows));
  }

  private static Optional<Prediction> asked(Node row, Line line) {
    Optional<Node> question = row.find(QUESTION).filter(text -> text.is(Kind.STRING));
    Optional<Node> answer = row.find(ANSWER).filter(text -> text.is(Kind.STRING));
    if (question.isEmpty() || answer.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Prediction(
            new Origin(line.source(), line.number()),
            DataVersion.V0,
            question.get().text(),
            answer.get().text(),
            "",
            Optional.empty(),
            Map.of()));
  }

  private String name() {
    return String.valueOf(file.getFileName());
  }
}
