package io.tracemill.json.lines;

import io.tracemill.json.text.Line;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Lines of JSON, one after the other, whatever they are cut from. */
public interface LineSource extends Closeable {

  /** What is to be done with a line. */
  interface Taker {
    /** Takes a line. */
    void take(Line line) throws IOException;
  }

  /** Hands each line that has content to {@code taker}; what cannot be one has its flaw. */
  void forEach(Taker taker) throws IOException;

  /** What is wrong with the file, if it could not be read to its end; known when all is read. */
  default Optional<Damage> damage() {
    return Optional.empty();
  }
}
