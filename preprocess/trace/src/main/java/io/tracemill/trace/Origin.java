package io.tracemill.trace;

/**
 * Where something was read.
 *
 * @param source the file's name, as shown to people
 * @param line counted from 1
 * @param path the way to it inside the line, such as {@code $.observations[3]}; {@code $} where the
 *     line holds nothing else
 */
public record Origin(String source, long line, String path) {
  private static final String WHOLE = "$";

  /** A whole line. */
  public Origin(String source, long line) {
    this(source, line, WHOLE);
  }

  /** A place in the same line. */
  public Origin at(String path) {
    return new Origin(source, line, path);
  }

  /** Whether it is all that the line holds. */
  public boolean isWholeLine() {
    return path.equals(WHOLE);
  }

  @Override
  public String toString() {
    return source + ":" + line + (isWholeLine() ? "" : " " + path);
  }
}
