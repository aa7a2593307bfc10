package io.tracemill.jinja;

/** A function that every template has. */
record Function(String name, Body body) implements Callable {
  /** What it does. */
  interface Body {
    Value call(Rendering rendering, CallArguments arguments);
  }

  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    return body.call(rendering, arguments);
  }
}
