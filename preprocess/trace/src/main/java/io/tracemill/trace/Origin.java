package io.tracemill.trace;

/**
 * Where something was read.
 *
 * @param source the file's name, as shown to people
 * @param line counted from 1
 */
public record Origin(String source, long line) {

  @Override
  public String toString() {
    return source + ":" + line;
  }
}
