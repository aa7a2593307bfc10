package io.tracemill.prepare;

import java.io.OutputStream;

/**
 * Where what was prepared goes.
 *
 * @param leftOver takes traces that are in no split: as unstructured text, or as traces where a
 *     split grows
 * @param rejects takes a line for each line that cannot be read
 * @param dropped takes a line for each trace and row that is left out
 * @param examples takes lines with some of those traces themselves, a few for each reason
 */
public record PreparedStreams(
    OutputStream train,
    OutputStream test,
    OutputStream leftOver,
    OutputStream rejects,
    OutputStream dropped,
    OutputStream examples) {

  /** Without examples. */
  public PreparedStreams(
      OutputStream train,
      OutputStream test,
      OutputStream leftOver,
      OutputStream rejects,
      OutputStream dropped) {
    this(train, test, leftOver, rejects, dropped, OutputStream.nullOutputStream());
  }
}
