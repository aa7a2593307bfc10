package io.tracemill.jinja;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The methods of dicts, lists and tuples. */
final class CollectionMethods {
  static final Map<String, Methods.Body> DICT =
      Map.of(
          "get", CollectionMethods::get,
          "items", view("items", dict -> SequenceValue.of(SequenceValue.Kind.ITEMS, dict.items())),
          "keys", view("keys", dict -> SequenceValue.of(SequenceValue.Kind.KEYS, dict.keys())),
          "values",
              view("values", dict -> SequenceValue.of(SequenceValue.Kind.VALUES, dict.values())),
          "copy", view("copy", dict -> dict));

  static final Map<String, Methods.Body> TUPLE =
      Map.of("index", CollectionMethods::index, "count", CollectionMethods::count);

  /** A copy of a list is the list, as neither changes. */
  static final Map<String, Methods.Body> LIST =
      Map.of(
          "index", CollectionMethods::index,
          "count", CollectionMethods::count,
          "copy", CollectionMethods::copy);

  private CollectionMethods() {}

  private static Value get(Rendering rendering, Value self, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "get", "key", "default");
    return ((Dict) self).get(rendering, bound.required(0)).orElse(bound.get(1).orElse(None.NONE));
  }

  private static Methods.Body view(String name, Function<Dict, Value> view) {
    return (rendering, self, arguments) -> {
      arguments.bind(rendering, name);
      rendering.work(((Dict) self).size());
      return view.apply((Dict) self);
    };
  }

  private static Value copy(Rendering rendering, Value self, CallArguments arguments) {
    arguments.bind(rendering, "copy");
    return self;
  }

  private static Value count(Rendering rendering, Value self, CallArguments arguments) {
    Value wanted = arguments.bind(rendering, "count", "value").required(0);
    int count = 0;
    for (Value item : items(self)) {
      count += Comparing.same(rendering, item, wanted) ? 1 : 0;
    }
    return Int.of(count);
  }

  private static Value index(Rendering rendering, Value self, CallArguments arguments) {
    Value wanted = arguments.bind(rendering, "index", "value").required(0);
    List<Value> items = items(self);
    for (int i = 0; i < items.size(); i++) {
      if (Comparing.same(rendering, items.get(i), wanted)) {
        return Int.of(i);
      }
    }
    throw rendering.failure("the value is not in the list");
  }

  private static List<Value> items(Value self) {
    return ((SequenceValue) self).items();
  }
}
