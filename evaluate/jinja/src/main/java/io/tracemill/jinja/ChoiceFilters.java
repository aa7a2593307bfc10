package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Filters that choose items or make others of them, each by a test or a filter of its own. */
final class ChoiceFilters {
  static final Map<String, Filter> ALL =
      Map.of(
          "map", ChoiceFilters::map,
          "select", choose("select", true, false),
          "reject", choose("reject", false, false),
          "selectattr", choose("selectattr", true, true),
          "rejectattr", choose("rejectattr", false, true));

  private ChoiceFilters() {}

  private static Filter choose(String name, boolean kept, boolean byAttribute) {
    return (rendering, value, arguments) -> {
      int skip = byAttribute ? 1 : 0;
      if (arguments.positional().size() < skip) {
        throw rendering.failure(name + " needs the name of an attribute");
      }
      Value path = byAttribute ? arguments.positional().get(0) : None.NONE;
      List<Value> chosen = new ArrayList<>();
      for (Value item : value.isTrue() ? Iterating.items(rendering, value) : List.<Value>of()) {
        Value tested = Attributes.path(rendering, item, path);
        if (holds(rendering, tested, arguments.skip(skip)) == kept) {
          chosen.add(item);
        }
      }
      return new PythonGenerator(chosen);
    };
  }

  private static boolean holds(Rendering rendering, Value value, CallArguments arguments) {
    rendering.work(1);
    if (arguments.positional().isEmpty()) {
      return value.isTrue();
    }
    String test = Printing.text(rendering, arguments.positional().get(0));
    return Predicates.find(test)
        .orElseThrow(() -> rendering.failure(Predicates.unknown(test)))
        .holds(rendering, value, arguments.skip(1));
  }

  private static Value map(Rendering rendering, Value value, CallArguments arguments) {
    List<Value> mapped = new ArrayList<>();
    for (Value item : value.isTrue() ? Iterating.items(rendering, value) : List.<Value>of()) {
      rendering.work(1);
      mapped.add(mapped(rendering, item, arguments));
    }
    return new PythonGenerator(mapped);
  }

  private static Value mapped(Rendering rendering, Value item, CallArguments arguments) {
    Map<String, Value> named = new HashMap<>(arguments.named());
    Optional<Value> attribute = Optional.ofNullable(named.remove("attribute"));
    if (!arguments.positional().isEmpty()) {
      String filter = Printing.text(rendering, arguments.positional().get(0));
      return Filters.find(filter)
          .orElseThrow(() -> rendering.failure(Filters.unknown(filter)))
          .apply(rendering, item, arguments.skip(1));
    }
    if (attribute.isEmpty()) {
      throw rendering.failure("map needs the name of a filter or an attribute");
    }
    Optional<Value> otherwise = Optional.ofNullable(named.remove("default"));
    if (!named.isEmpty()) {
      throw rendering.failure("map has no argument '" + named.keySet().iterator().next() + "'");
    }
    Value part = Attributes.path(rendering, item, attribute.get());
    return part instanceof Undefined
        ? otherwise.filter(other -> other != None.NONE).orElse(part)
        : part;
  }
}
