package io.tracemill.jinja;

import java.util.Optional;

/** What a template can call: macros, methods, functions, and things with functions of their own. */
sealed interface Callable extends Value permits Cycler, Function, Joiner, Loop, Macro, Method {
  /** Calls it. */
  Value call(Rendering rendering, CallArguments arguments);

  /** Its attribute {@code name}. */
  default Optional<Value> attribute(String name) {
    return Optional.empty();
  }

  @Override
  default String type() {
    return "function";
  }

  @Override
  default boolean isTrue() {
    return true;
  }
}
