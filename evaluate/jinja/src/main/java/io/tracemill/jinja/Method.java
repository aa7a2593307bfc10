package io.tracemill.jinja;

/** A method together with the value that it is of. */
record Method(Value self, String name) implements Callable {
  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    return Methods.call(rendering, this, arguments);
  }

  @Override
  public String type() {
    return "method";
  }
}
