package io.tracemill.json;

import java.util.Arrays;

/**
 * One line of a file: {@code bytes[start, end)}.
 *
 * <p>The bytes belong to whoever read the line and hold only until the next one is read. Behind
 * {@code end} there are always at least {@link #PADDING} readable bytes, so that eight can be
 * looked at together, and the first of them is a line feed.
 *
 * @param source the file's name, as shown to people
 * @param number counted from 1
 */
public record Line(String source, long number, byte[] bytes, int start, int end) {

  /** Readable bytes behind the end of a line. */
  public static final int PADDING = 16;

  /** A whole document as one line, number 1. */
  public static Line of(String source, byte[] document) {
    byte[] padded = Arrays.copyOf(document, document.length + PADDING);
    padded[document.length] = '\n';
    return new Line(source, 1, padded, 0, document.length);
  }

  /** How many bytes the line has, without its line feed. */
  public int length() {
    return end - start;
  }
}
