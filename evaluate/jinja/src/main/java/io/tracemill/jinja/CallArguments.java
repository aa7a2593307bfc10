package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call. */
record CallArguments(List<Value> positional, Map<String, Value> named) {
  static final CallArguments NONE = new CallArguments(List.of(), Map.of());

  static CallArguments of(Value... positional) {
    return new CallArguments(List.of(positional), Map.of());
  }

  /** Those behind the first {@code count}. */
  CallArguments skip(int count) {
    return new CallArguments(positional.subList(count, positional.size()), named);
  }

  /** Puts them in the order of {@code parameters}. */
  Bound bind(Rendering rendering, String function, String... parameters) {
    if (positional.size() > parameters.length) {
      throw rendering.failure(
          function
              + " takes at most "
              + parameters.length
              + " arguments but was given "
              + positional.size());
    }
    List<Optional<Value>> values = new ArrayList<>();
    for (int i = 0; i < parameters.length; i++) {
      boolean given = i < positional.size();
      Optional<Value> byName = Optional.ofNullable(named.get(parameters[i]));
      if (given && byName.isPresent()) {
        throw rendering.failure(function + " was given '" + parameters[i] + "' twice");
      }
      values.add(given ? Optional.of(positional.get(i)) : byName);
    }
    List<String> known = List.of(parameters);
    for (String name : named.keySet()) {
      if (!known.contains(name)) {
        throw rendering.failure(function + " has no argument '" + name + "'");
      }
    }
    return new Bound(rendering, function, known, values);
  }

  /** Arguments by the number of their parameter. */
  record Bound(
      Rendering rendering, String function, List<String> parameters, List<Optional<Value>> values) {
    Optional<Value> get(int parameter) {
      return values.get(parameter);
    }

    /** What was given other than None. */
    Optional<Value> some(int parameter) {
      return get(parameter).filter(value -> value != None.NONE);
    }

    Value required(int parameter) {
      return get(parameter)
          .orElseThrow(
              () ->
                  rendering.failure(
                      function + " needs the argument '" + parameters.get(parameter) + "'"));
    }

    boolean isTrue(int parameter) {
      return get(parameter).map(Value::isTrue).orElse(false);
    }

    int integer(int parameter, int otherwise) {
      return get(parameter).map(value -> Arithmetic.small(rendering, value)).orElse(otherwise);
    }

    String text(int parameter) {
      Value value = required(parameter);
      if (value instanceof TextValue text) {
        return text.text();
      }
      throw rendering.failure(
          function
              + " expects a string for '"
              + parameters.get(parameter)
              + "' but was given '"
              + value.type()
              + "'");
    }
  }
}
