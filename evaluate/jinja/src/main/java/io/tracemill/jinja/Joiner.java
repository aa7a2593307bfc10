package io.tracemill.jinja;

/** Gives nothing when it is called first, and its separator from then on. */
final class Joiner implements Callable {
  private final Value separator;
  private boolean used;

  Joiner(Value separator) {
    this.separator = separator;
  }

  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    arguments.bind(rendering, "joiner");
    Value result = used ? separator : TextValue.EMPTY;
    used = true;
    return result;
  }

  @Override
  public String type() {
    return "Joiner";
  }
}
