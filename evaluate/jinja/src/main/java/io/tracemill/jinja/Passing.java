package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How arguments reach what is called. */
final class Passing {
  private Passing() {}

  static CallArguments arguments(Rendering rendering, Expression.Passed passed) {
    List<Value> positional = new ArrayList<>(rendering.evaluateAll(passed.positional()));
    Map<String, Value> named = new LinkedHashMap<>();
    passed.named().forEach((name, value) -> named.put(name, rendering.evaluate(value)));
    passed
        .more()
        .map(rendering::evaluate)
        .ifPresent(more -> Iterating.forEach(rendering, more, positional::add));
    passed.moreNamed().map(rendering::evaluate).ifPresent(more -> spread(rendering, more, named));
    return new CallArguments(positional, named);
  }

  private static void spread(Rendering rendering, Value value, Map<String, Value> named) {
    if (!(value instanceof Dict dict)) {
      throw rendering.failure("'" + value.type() + "' after ** is not a mapping");
    }
    for (Dict.Entry entry : dict.entries()) {
      if (!(entry.key() instanceof TextValue name)) {
        throw rendering.failure("the name of an argument is a string");
      }
      if (named.put(name.text(), entry.value()) != null) {
        throw rendering.failure("the argument '" + name.text() + "' is given twice");
      }
    }
  }

  static Value call(Rendering rendering, Value function, CallArguments arguments) {
    rendering.defined(function);
    if (function instanceof Callable callable) {
      return callable.call(rendering, arguments);
    }
    throw rendering.failure("'" + function.type() + "' cannot be called");
  }
}
