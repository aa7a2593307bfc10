package io.tracemill.jinja;

/** A string. */
record TextValue(String text) implements Value {
  static final TextValue EMPTY = new TextValue("");

  @Override
  public String type() {
    return "str";
  }

  @Override
  public boolean isTrue() {
    return !text.isEmpty();
  }
}
