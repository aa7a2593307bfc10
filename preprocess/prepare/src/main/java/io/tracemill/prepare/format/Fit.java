package io.tracemill.prepare.format;

/**
 * How well a line fits a format: how many of the format's own keys it has.
 *
 * @param score 0 where it is not of this format; below where it shows that no line of the file is
 */
public record Fit(int score) {
  /** Not of this format. */
  public static final Fit NONE = new Fit(0);

  /** Can be read, but another format says more about it. */
  public static final Fit READABLE = new Fit(1);

  /** Looks just like this format. */
  public static final Fit EXACT = new Fit(3);

  /** A file with this line is of another format, whatever its other lines are like. */
  public static final Fit AGAINST = new Fit(-1);

  /** Whether such a line can be read. */
  public boolean reads() {
    return score > 0;
  }
}
