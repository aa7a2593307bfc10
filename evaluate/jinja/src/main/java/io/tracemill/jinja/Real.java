package io.tracemill.jinja;

/** A floating-point number. */
record Real(double number) implements Value {
  @Override
  public String type() {
    return "float";
  }

  @Override
  public boolean isTrue() {
    return number != 0;
  }
}
