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

/** The rows of a predictions file, one by one. */
final class PredictionRows implements Iterator<Prediction> {
  private final PredictionsReader reader;
  private final LineSource source;
  private final Consumer<DataException> bad;
  private Iterator<Line> lines = Collections.emptyIterator();
  private Optional<Prediction> next = Optional.empty();

  PredictionRows(PredictionsReader reader, LineSource source, Consumer<DataException> bad) {
    this.reader = reader;
    this.source = source;
    this.bad = bad;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && hasLine()) {
      try {
        next = Optional.of(reader.read(lines.next()));
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
