package io.tracemill.jinja;

/**
 * What a name, attribute or item that is not there gives: prints as nothing, is false and empty,
 * and fails in any other use.
 *
 * @param problem what that failure says
 */
record Undefined(String problem) implements Value {
  @Override
  public String type() {
    return "Undefined";
  }

  @Override
  public boolean isTrue() {
    return false;
  }
}
