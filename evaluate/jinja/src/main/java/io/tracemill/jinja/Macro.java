package io.tracemill.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A macro with the variables around it. */
record Macro(MacroDefinition definition, Scope around) implements Callable {
  @Override
  public Value call(Rendering rendering, CallArguments arguments) {
    return call(rendering, arguments, Optional.empty());
  }

  /** Calls it from a call block, whose inside is {@code caller}. */
  Value call(Rendering rendering, CallArguments arguments, Optional<Macro> caller) {
    Scope scope = new Scope(around);
    Map<String, Value> named = new LinkedHashMap<>(arguments.named());
    caller.ifPresent(macro -> named.put("caller", macro));
    Scope outer = rendering.enter(scope);
    parameters(rendering, scope, arguments.positional(), named);
    extras(rendering, scope, arguments.positional(), named);
    String text = rendering.capture(definition.body());
    rendering.leave(outer);
    return new TextValue(text);
  }

  private void parameters(
      Rendering rendering, Scope scope, List<Value> positional, Map<String, Value> named) {
    List<MacroDefinition.Parameter> parameters = definition.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      MacroDefinition.Parameter parameter = parameters.get(i);
      String name = parameter.name();
      Optional<Value> value =
          i < positional.size()
              ? Optional.of(positional.get(i))
              : Optional.ofNullable(named.remove(name))
                  .or(() -> parameter.otherwise().map(rendering::evaluate));
      scope.set(
          name, value.orElseGet(() -> new Undefined("parameter '" + name + "' was not provided")));
    }
  }

  /** What a macro takes besides its parameters, by the names that its body uses, as in Jinja. */
  private void extras(
      Rendering rendering, Scope scope, List<Value> positional, Map<String, Value> named) {
    boolean isParameter = definition.parameters().stream().anyMatch(p -> p.name().equals("caller"));
    if (definition.names().contains("caller") && !isParameter) {
      Optional<Value> caller = Optional.ofNullable(named.remove("caller"));
      scope.set("caller", caller.orElseGet(() -> new Undefined("there is no caller")));
    }
    int count = definition.parameters().size();
    if (definition.names().contains("kwargs")) {
      scope.set("kwargs", Value.of(named));
    } else if (!named.isEmpty()) {
      throw rendering.failure(
          shown() + " takes no argument '" + named.keySet().iterator().next() + "'");
    }
    if (definition.names().contains("varargs")) {
      List<Value> more = positional.subList(Math.min(count, positional.size()), positional.size());
      scope.set("varargs", SequenceValue.tuple(more));
    } else if (positional.size() > count) {
      throw rendering.failure(
          shown() + " takes at most " + count + " arguments but was given " + positional.size());
    }
  }

  private String shown() {
    return "the macro '" + definition.name() + "'";
  }

  @Override
  public Optional<Value> attribute(String name) {
    return name.equals("name") ? Optional.of(new TextValue(definition.name())) : Optional.empty();
  }

  @Override
  public String type() {
    return "Macro";
  }
}
