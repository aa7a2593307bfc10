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

  public Malformed kind() {
    return kind;
  }

  public String path() {
    return path;
  }

  public String problem() {
    return String.valueOf(getMessage());
  }

  boolean isCut() {
    return cut;
  }
}
