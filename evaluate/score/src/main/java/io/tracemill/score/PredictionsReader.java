package io.tracemill.score;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Needed;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Damage;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/**
 * Reads a predictions file: v0 rows ({@code question, answer, prediction}) and v1 rows ({@code
 * prompt, completion, prediction}), which may even be mixed.
 *
 * <p>A value that is no string but an array or object counts as its JSON text, and a null
 * prediction as an empty one. Closes its input.
 */
public final class PredictionsReader implements Closeable {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final Name PROMPT = Name.of("prompt");
  private static final Name COMPLETION = Name.of("completion");
  private static final Name PREDICTION = Name.of("prediction");

  private final LineSource lines;
  private final Tape tape = new Tape();

  /** Reads {@code in}, called {@code source} in messages. */
  public PredictionsReader(String source, InputStream in) {
    this(new JsonLines(source, in));
  }

  /** Reads {@code lines}. */
  public PredictionsReader(LineSource lines) {
    this.lines = lines;
  }

  /** Hands out each row: the good ones as predictions, the others as what is wrong with them. */
  public void forEach(Consumer<Prediction> good, Consumer<DataException> bad) throws IOException {
    forEach(line -> true, good, bad);
  }

  /** The same of some lines, by their numbers; the others are not looked at. */
  public void forEach(LongPredicate wanted, Consumer<Prediction> good, Consumer<DataException> bad)
      throws IOException {
    try {
      new PredictionRows(this, lines, wanted, bad).forEachRemaining(good);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /**
   * The good rows, each read when it is asked for; {@code bad} hears of the others. It throws
   * {@link java.io.UncheckedIOException} where the file can be read no more.
   */
  public Iterator<Prediction> rows(Consumer<DataException> bad) {
    return new PredictionRows(this, lines, line -> true, bad);
  }

  /**
   * Reads one row.
   *
   * @throws DataException if it is none
   */
  public Prediction read(Line line) {
    Node row = tape.read(line);
    Map<String, Node> fields = new LinkedHashMap<>();
    for (Field field : row.fields()) {
      fields.put(field.key(), field.value());
    }
    boolean v1 =
        !fields.containsKey("question")
            && (fields.containsKey("prompt") || fields.containsKey("completion"));
    String question = text(Needed.in(row, v1 ? PROMPT : QUESTION));
    String answer = text(Needed.in(row, v1 ? COMPLETION : ANSWER));
    Optional<Node> prediction =
        row.has(PREDICTION) ? row.find(PREDICTION) : Optional.of(Needed.in(row, PREDICTION));
    return new Prediction(
        new Origin(line.source(), line.number()),
        v1 ? DataVersion.V1 : DataVersion.V0,
        question,
        answer,
        prediction.map(this::text).orElse(""),
        Optional.ofNullable(fields.get("context")).filter(c -> !c.is(Kind.NULL)).map(this::text),
        recorded(fields));
  }

  private String text(Node value) {
    return switch (value.kind()) {
      case STRING -> value.text();
      case OBJECT, ARRAY -> value.raw().toString();
      default -> throw value.failure("expected a string but found " + value.kind().words());
    };
  }

  private static Map<String, Double> recorded(Map<String, Node> fields) {
    Map<String, Double> recorded = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (Metrics.named(key).isPresent() && !value.is(Kind.NULL)) {
            recorded.put(key, score(value));
          }
        });
    return recorded;
  }

  private static double score(Node value) {
    double score = Double.parseDouble(value.as(Kind.NUMBER).raw().toString());
    if (!(score >= 0 && score <= 1)) {
      throw value.failure("expected a score from 0 to 1 but found " + value.raw());
    }
    return score;
  }

  /** What is wrong with the file, if it was not read to its end; known when all rows are read. */
  public Optional<Damage> damage() {
    return lines.damage();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
