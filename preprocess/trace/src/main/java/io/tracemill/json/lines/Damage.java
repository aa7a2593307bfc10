package io.tracemill.json.lines;

import java.util.Locale;

/**
 * What is wrong with a file that could be read only in part.
 *
 * @param source the file, as shown to people
 * @param line the first that is not whole
 * @param problem such as {@code is cut or damaged (the gzip data ends too early)}
 * @param remedy what to do about it
 */
public record Damage(String source, long line, String problem, String remedy) {

  /** Where reading ended because of {@code cause}. */
  static Damage of(String source, long line, Exception cause) {
    boolean shorter = cause instanceof ShorterFileException;
    return new Damage(
        source,
        line,
        shorter
            ? String.valueOf(cause.getMessage())
            : "is compressed, and cut or damaged (" + cause.getMessage() + ")",
        shorter ? "run again" : "copy or download it again");
  }

  /** All of it, in a sentence. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %s: only what stands before line %d could be read; %s",
        source,
        problem,
        line,
        remedy);
  }
}
