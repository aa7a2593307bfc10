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

  /**
   * The next lines that have content, some of them; nothing at the end. What cannot be a line has
   * its flaw.
   */
  Optional<Lines> next() throws IOException;

  /** Hands each line to {@code taker}. */
  default void forEach(Taker taker) throws IOException {
    for (Optional<Lines> batch = next(); batch.isPresent(); batch = next()) {
      for (Line line : batch.get().lines()) {
        taker.take(line);
      }
    }
  }

  /** How many lines without content were read over. */
  default long blank() {
    return 0;
  }

  /** What is wrong with the file, if it could not be read to its end; known when all is read. */
  default Optional<Damage> damage() {
    return Optional.empty();
  }
}
