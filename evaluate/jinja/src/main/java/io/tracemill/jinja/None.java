package io.tracemill.jinja;

/** Python's None, which is defined: it prints as {@code None}. */
enum None implements Value {
  NONE;

  @Override
  public String type() {
    return "NoneType";
  }

  @Override
  public boolean isTrue() {
    return false;
  }
}
