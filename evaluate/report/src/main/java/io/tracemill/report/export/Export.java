package io.tracemill.report.export;

import io.tracemill.score.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;

/**
 * A form in which another viewer reads predictions with their scores. Has no state.
 *
 * <p>The same predictions make the same bytes, all of them ASCII: there is no clock, and ids are
 * hashes of what is written. Where a form demands a time it gets {@value #NO_TIME}; what nobody
 * knows, such as tokens or costs, is absent, or 0 where the form demands a number.
 */
public interface Export {
  /** The time of all that has none. */
  String NO_TIME = "1970-01-01T00:00:00Z";

  /** What it is called, such as {@code inspect}. */
  String key();

  /** How the name of a file ends that its viewer opens. */
  String ending();

  /**
   * Writes all {@code rows}, each as it comes.
   *
   * @param all what is known of them before
   * @param out neither flushed nor closed
   * @throws java.io.UncheckedIOException if a row cannot be read
   */
  void write(Exported all, Iterator<Prediction> rows, OutputStream out) throws IOException;
}
