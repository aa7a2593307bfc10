package io.tracemill.score;

import io.tracemill.json.DataException;
import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The recorded scores of a predictions file row by row, without its texts: of each row 24 bytes,
 * and 8 a score. Not for use by several threads.
 */
public final class RowScores {
  private final TextHash hash = new TextHash();
  private final Map<String, ScoreColumn> columns = new HashMap<>();
  private long[] prompts = new long[64];
  private long[] answers = new long[64];
  private long[] lines = new long[64];
  private int rows;

  private RowScores() {}

  /** Reads all rows; {@code bad} hears of lines that are none, {@code watch} is run before each. */
  public static RowScores read(
      PredictionsReader reader, Consumer<DataException> bad, Runnable watch) throws IOException {
    RowScores read = new RowScores();
    reader.forEach(
        row -> {
          watch.run();
          read.add(row);
        },
        bad);
    return read;
  }

  private void add(Prediction row) {
    if (rows == lines.length) {
      int more = rows + rows / 2;
      prompts = Arrays.copyOf(prompts, more);
      answers = Arrays.copyOf(answers, more);
      lines = Arrays.copyOf(lines, more);
    }
    prompts[rows] = hash.of(row.question());
    answers[rows] = hash.of(row.answer());
    lines[rows] = row.origin().line();
    row.recorded()
        .forEach(
            (key, score) ->
                columns.computeIfAbsent(key, name -> new ScoreColumn()).set(rows, score));
    rows++;
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** Of which metrics rows have scores, in the order of {@link Metrics#ALL}. */
  public List<String> metrics() {
    return Metrics.ALL.stream().map(Metric::key).filter(columns::containsKey).toList();
  }

  Optional<ScoreColumn> column(String metric) {
    return Optional.ofNullable(columns.get(metric));
  }

  /** On which line of its file a row is. */
  long line(int row) {
    return lines[row];
  }

  /** Whether a row is the same as one of another file: prompt and right answer mean the same. */
  boolean same(int row, RowScores others, int other) {
    return prompts[row] == others.prompts[other] && answers[row] == others.answers[other];
  }

  /** A number that is equal for rows that are the same. */
  long hash(int row) {
    return prompts[row] ^ Long.rotateLeft(answers[row], 32);
  }
}
