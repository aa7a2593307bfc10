package io.tracemill.jinja;

/** A method together with the value that it is of. */
record Method(Value self, Methods.Body body) implements Callable {
  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    return body.call(rendering, self, arguments);
  }

  @Override
  public String type() {
    return "method";
  }
}
