package io.tracemill.jinja;

import java.util.Optional;
import java.util.Set;

/** The methods of Python's types; those that would change a value are refused. */
final class Methods {
  private static final Set<String> LIST_CHANGES =
      Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
  private static final Set<String> DICT_CHANGES =
      Set.of("clear", "pop", "popitem", "setdefault", "update");
  private static final Set<String> DICT = Set.of("get", "items", "keys", "values", "copy");
  private static final Set<String> LIST = Set.of("index", "count", "copy");
  private static final Set<String> TUPLE = Set.of("index", "count");

  /** Those whose arguments have names. */
  private static final Set<String> NAMED = Set.of("split", "rsplit", "splitlines", "format");

  private Methods() {}

  static boolean changes(Value of, String name) {
    return of instanceof Dict && DICT_CHANGES.contains(name)
        || of instanceof SequenceValue list
            && list.is(SequenceValue.Kind.LIST)
            && LIST_CHANGES.contains(name);
  }

  static boolean has(Value of, String name) {
    if (of instanceof TextValue) {
      return TextMethods.ALL.containsKey(name);
    }
    if (of instanceof Dict) {
      return DICT.contains(name);
    }
    if (of instanceof SequenceValue list && list.kind().isIndexed()) {
      return (list.is(SequenceValue.Kind.LIST) ? LIST : TUPLE).contains(name);
    }
    return of instanceof Real && name.equals("is_integer");
  }

  static Value call(Rendering rendering, Method method, CallArguments arguments) {
    String name = method.name();
    if (!arguments.named().isEmpty() && !NAMED.contains(name)) {
      throw rendering.failure(name + " takes no arguments with names");
    }
    if (method.self() instanceof TextValue text) {
      return Optional.ofNullable(TextMethods.ALL.get(name))
          .orElseThrow()
          .apply(rendering, text, arguments);
    }
    if (method.self() instanceof Dict dict) {
      return dict(rendering, dict, name, arguments);
    }
    if (method.self() instanceof SequenceValue list) {
      return list(rendering, list, name, arguments);
    }
    arguments.bind(rendering, name);
    return Bool.of(((Real) method.self()).number() % 1 == 0);
  }

  private static Value dict(Rendering rendering, Dict dict, String name, CallArguments arguments) {
    if (name.equals("get")) {
      CallArguments.Bound bound = arguments.bind(rendering, name, "key", "default");
      return dict.get(rendering, bound.required(0)).orElse(bound.get(1).orElse(None.NONE));
    }
    arguments.bind(rendering, name);
    rendering.work(dict.size());
    return switch (name) {
      case "items" -> SequenceValue.of(SequenceValue.Kind.ITEMS, dict.items());
      case "keys" -> SequenceValue.of(SequenceValue.Kind.KEYS, dict.keys());
      case "values" -> SequenceValue.of(SequenceValue.Kind.VALUES, dict.values());
      default -> dict;
    };
  }

  private static Value list(
      Rendering rendering, SequenceValue list, String name, CallArguments arguments) {
    if (name.equals("copy")) {
      arguments.bind(rendering, name);
      return list;
    }
    Value wanted = arguments.bind(rendering, name, "value").required(0);
    int count = 0;
    for (int i = 0; i < list.items().size(); i++) {
      if (Comparing.same(rendering, list.items().get(i), wanted)) {
        if (name.equals("index")) {
          return Int.of(i);
        }
        count++;
      }
    }
    if (name.equals("index")) {
      throw rendering.failure("the value is not in the list");
    }
    return Int.of(count);
  }
}
