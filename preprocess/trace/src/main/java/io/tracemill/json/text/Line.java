package io.tracemill.json.text;

import java.util.Arrays;
import java.util.Optional;

/**
 * One line of a file: {@code bytes[start, end)}.
 *
 * <p>Behind {@code end} there are always at least {@link #PADDING} readable bytes, so that eight
 * can be looked at together, and the first of them is a line feed. A carriage return before it is
 * part of the line: JSON takes it as white space.
 *
 * @param source the file's name, as shown to people
 * @param number counted from 1
 * @param offset where the line begins in the file, decompressed: counted from 0
 * @param flaw why it cannot be JSON, if that shows without reading it; its bytes are then only the
 *     first of what was found
 * @param path the way to it from the value it stands in, such as {@code $.observations[3]}; {@link
 *     #WHOLE} where it stands by itself
 */
public record Line(
    String source,
    long number,
    long offset,
    byte[] bytes,
    int start,
    int end,
    Optional<Flaw> flaw,
    String path) {

  /** The path of what stands by itself. */
  public static final String WHOLE = "$";

  /** Readable bytes behind the end of a line. */
  public static final int PADDING = 16;

  /** A line that stands by itself. */
  public Line(
      String source,
      long number,
      long offset,
      byte[] bytes,
      int start,
      int end,
      Optional<Flaw> flaw) {
    this(source, number, offset, bytes, start, end, flaw, WHOLE);
  }

  /** A whole document as one line, number 1. */
  public static Line of(String source, byte[] document) {
    return new Line(
        source, 1, 0, padded(document, 0, document.length), 0, document.length, Optional.empty());
  }

  /** How many bytes the line has, without its line feed. */
  public int length() {
    return end - start;
  }

  /** The same line with what is wrong with it. */
  public Line with(Flaw flaw) {
    return new Line(source, number, offset, bytes, start, end, Optional.of(flaw), path);
  }

  /** The same line of something of which it is a part, {@code bytesBefore} behind its beginning. */
  public Line behind(long bytesBefore) {
    return new Line(source, number, bytesBefore + offset, bytes, start, end, flaw, path);
  }

  /** The line's first {@code length} bytes in an array of their own. */
  public Line head(int length) {
    int kept = Math.min(length, length());
    return new Line(source, number, offset, padded(bytes, start, kept), 0, kept, flaw, path);
  }

  /** A place inside it, of which {@code inside} is the way from {@link #WHOLE}, in full. */
  public String place(String inside) {
    return path.equals(WHOLE) ? inside : path + inside.substring(1);
  }

  private static byte[] padded(byte[] bytes, int start, int length) {
    byte[] padded = new byte[length + PADDING];
    System.arraycopy(bytes, start, padded, 0, length);
    Arrays.fill(padded, length, padded.length, (byte) '\n');
    return padded;
  }
}
