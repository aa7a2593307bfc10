package io.tracemill.jinja;

import java.util.List;
import java.util.Optional;

/** Gives its values in turn: {@code next()}, {@code current}, {@code reset()}. */
final class Cycler implements Callable {
  private final List<Value> items;
  private int at;

  /** Over {@code items}, of which there is one at least. */
  Cycler(List<Value> items) {
    this.items = items;
  }

  @Override
  public Optional<Value> attribute(String name) {
    return switch (name) {
      case "current" -> Optional.of(items.get(at));
      case "next" -> Optional.of(new Function(name, (rendering, none) -> next()));
      case "reset" -> Optional.of(new Function(name, (rendering, none) -> reset()));
      default -> Optional.empty();
    };
  }

  private Value next() {
    Value item = items.get(at);
    at = (at + 1) % items.size();
    return item;
  }

  private Value reset() {
    at = 0;
    return None.NONE;
  }

  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    throw rendering.failure("a cycler is not called; call its next()");
  }

  @Override
  public String type() {
    return "Cycler";
  }
}
