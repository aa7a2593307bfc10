package io.tracemill.infer.jinja;

/** A string. */
record Text(String text) implements Value {
  static final Text EMPTY = new Text("");

  @Override
  public String type() {
    return "str";
  }

  @Override
  public boolean isTrue() {
    return !text.isEmpty();
  }
}
