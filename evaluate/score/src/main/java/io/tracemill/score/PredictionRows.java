package io.tracemill.score;

import io.tracemill.json.DataException;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.lines.Lines;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongPredicate;

/** The rows of a predictions file, one by one. */
final class PredictionRows implements Iterator<Prediction> {
  private final PredictionsReader reader;
  private final LineSource source;
  private final LongPredicate wanted;
  private final Consumer<DataException> bad;
  private Iterator<Line> lines = Collections.emptyIterator();
  private Optional<Prediction> next = Optional.empty();

  /** The rows on the lines that are {@code wanted}; the others are not looked at. */
  PredictionRows(
      PredictionsReader reader,
      LineSource source,
      LongPredicate wanted,
      Consumer<DataException> bad) {
    this.reader = reader;
    this.source = source;
    this.wanted = wanted;
    this.bad = bad;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && hasLine()) {
      Line line = lines.next();
      if (!wanted.test(line.number())) {
        continue;
      }
      try {
        next = Optional.of(reader.read(line));
      } catch (DataException e) {
        bad.accept(e);
      }
    }
    return next.isPresent();
  }

  private boolean hasLine() {
    if (!lines.hasNext()) {
      try {
        lines = source.next().map(Lines::lines).orElse(List.of()).iterator();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return lines.hasNext();
  }

  @Override
  public Prediction next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Prediction row = next.orElseThrow();
    next = Optional.empty();
    return row;
  }
}
