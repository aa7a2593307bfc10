package io.tracemill.json.token;

/** The kind of a JSON value. */
public enum Kind {
  OBJECT("an object"),
  ARRAY("an array"),
  STRING("a string"),
  NUMBER("a number"),
  TRUE("true"),
  FALSE("false"),
  NULL("null");

  private static final Kind[] ALL = values();

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** Without the copy that {@code values()} makes. */
  public static Kind of(int ordinal) {
    return ALL[ordinal];
  }

  /** As in "expected a string". */
  public String words() {
    return words;
  }
}
