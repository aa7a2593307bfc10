package io.tracemill.json.token;

import io.tracemill.json.text.Malformed;

/** Says why a text is not exactly one JSON value. */
public final class SyntaxException extends Exception {
  private static final long serialVersionUID = 1;

  private final Malformed kind;
  private final String path;
  private final boolean cut;

  /**
   * The reason.
   *
   * @param cut whether the text would have to go on
   */
  SyntaxException(Malformed kind, String path, String problem, boolean cut) {
    super(problem, null, false, false);
    this.kind = kind;
    this.path = path;
    this.cut = cut;
  }

  /** Its kind, for counting. */
  public Malformed kind() {
    return kind;
  }

  /** Where in the text, such as {@code $.messages[1]}. */
  public String path() {
    return path;
  }

  /** What is wrong there, for people. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  boolean isCut() {
    return cut;
  }
}
