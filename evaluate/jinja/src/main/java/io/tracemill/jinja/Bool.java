package io.tracemill.jinja;

/** A boolean; where a number is expected it is 1 or 0. */
enum Bool implements Value {
  FALSE,
  TRUE;

  static Bool of(boolean value) {
    return value ? TRUE : FALSE;
  }

  @Override
  public String type() {
    return "bool";
  }

  @Override
  public boolean isTrue() {
    return this == TRUE;
  }
}
