package io.tracemill.bench.convert;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A way to turn traces into rows of data version 0, {@code {"question": "...", "answer": "..."}}:
 * the question is the JSON of the messages before an answer, with arguments of calls as objects.
 */
public interface Converter {

  /** Converts all lines of {@code input}. */
  void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException;
}
