package io.tracemill.report;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.score.PredictionsReader;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** Rows, which may be read several times. */
sealed interface RowSource {
  /** Hands out the rows on lines that are {@code wanted}; {@code bad} hears of those without. */
  void forEach(LongPredicate wanted, Consumer<Prediction> rows, Consumer<DataException> bad)
      throws IOException;

  /** Whether they are a model's answers, not only what was asked. */
  boolean isAnswered();

  /** The answers of a model. */
  record Answered(ModelAnswers model) implements RowSource {
    @Override
    public void forEach(
        LongPredicate wanted, Consumer<Prediction> rows, Consumer<DataException> bad)
        throws IOException {
      try (PredictionsReader reader = model.predictions().open()) {
        reader.forEach(wanted, rows, bad);
      }
    }

    @Override
    public boolean isAnswered() {
      return true;
    }
  }

  /**
   * A test set of data version 0. One of version 1 has whole conversations, of which each answer is
   * asked for: of these no row is handed out.
   */
  record Asked(Path file) implements RowSource {
    private static final Name QUESTION = Name.of("question");
    private static final Name ANSWER = Name.of("answer");

    @Override
    public void forEach(
        LongPredicate wanted, Consumer<Prediction> rows, Consumer<DataException> bad)
        throws IOException {
      JsonFile.forEach(
          file,
          (row, line) -> {
            if (wanted.test(line.number())) {
              row(row, new Origin(line.source(), line.number())).ifPresent(rows);
            }
          });
    }

    private static Optional<Prediction> row(Node row, Origin origin) {
      Optional<Node> question = row.find(QUESTION).filter(text -> text.is(Kind.STRING));
      Optional<Node> answer = row.find(ANSWER).filter(text -> text.is(Kind.STRING));
      if (question.isEmpty() || answer.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new Prediction(
              origin,
              DataVersion.V0,
              question.get().text(),
              answer.get().text(),
              "",
              Optional.empty(),
              Map.of()));
    }

    @Override
    public boolean isAnswered() {
      return false;
    }
  }
}
