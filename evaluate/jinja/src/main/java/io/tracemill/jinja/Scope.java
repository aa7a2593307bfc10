package io.tracemill.jinja;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The variables of a template, a loop's round, a macro or a block; those outside are seen too. */
final class Scope {
  // Never copied: what is set outside later, by a loop around a macro for one, is seen inside.
  private final Optional<Scope> outer;
  private final Map<String, Value> variables = new HashMap<>();

  /** The outermost. */
  Scope(Map<String, Value> variables) {
    this.outer = Optional.empty();
    this.variables.putAll(variables);
  }

  Scope(Scope outer) {
    this.outer = Optional.of(outer);
  }

  void set(String name, Value value) {
    variables.put(name, value);
  }

  Optional<Value> find(String name) {
    Optional<Scope> scope = Optional.of(this);
    while (scope.isPresent()) {
      Optional<Value> value = Optional.ofNullable(scope.get().variables.get(name));
      if (value.isPresent()) {
        return value;
      }
      scope = scope.get().outer;
    }
    return Optional.empty();
  }
}
