package io.tracemill.jinja;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The methods of one name, one for each of Python's types that has it: a template looks a name up
 * once, when it is read. Those that would change a value are refused, as in Jinja's immutable
 * sandbox.
 */
record Methods(
    Optional<Body> ofText,
    Optional<Body> ofDict,
    Optional<Body> ofList,
    Optional<Body> ofTuple,
    Optional<Body> ofReal,
    boolean changesDict,
    boolean changesList) {

  /** What a method does. */
  interface Body {
    Value call(Rendering rendering, Value self, CallArguments arguments);
  }

  private static final Set<String> LIST_CHANGES =
      Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
  private static final Set<String> DICT_CHANGES =
      Set.of("clear", "pop", "popitem", "setdefault", "update");

  /** Those whose arguments have names. */
  private static final Set<String> NAMED = Set.of("split", "rsplit", "splitlines", "format");

  private static final Methods NONE = of("");
  private static final Map<String, Methods> ALL = all();

  private static Map<String, Methods> all() {
    Set<String> names = new HashSet<>(TextMethods.ALL.keySet());
    names.addAll(CollectionMethods.DICT.keySet());
    names.addAll(CollectionMethods.LIST.keySet());
    names.addAll(DICT_CHANGES);
    names.addAll(LIST_CHANGES);
    names.add("is_integer");
    Map<String, Methods> all = new HashMap<>();
    names.forEach(name -> all.put(name, of(name)));
    return Map.copyOf(all);
  }

  private static Methods of(String name) {
    return new Methods(
        body(name, TextMethods.ALL),
        body(name, CollectionMethods.DICT),
        body(name, CollectionMethods.LIST),
        body(name, CollectionMethods.TUPLE),
        body(name, Map.of("is_integer", Methods::isInteger)),
        DICT_CHANGES.contains(name),
        LIST_CHANGES.contains(name));
  }

  private static Optional<Body> body(String name, Map<String, Body> methods) {
    Optional<Body> body = Optional.ofNullable(methods.get(name));
    return NAMED.contains(name) ? body : body.map(plain -> positional(name, plain));
  }

  private static Body positional(String name, Body body) {
    return (rendering, self, arguments) -> {
      if (!arguments.named().isEmpty()) {
        throw rendering.failure(name + " takes no arguments with names");
      }
      return body.call(rendering, self, arguments);
    };
  }

  private static Value isInteger(Rendering rendering, Value self, CallArguments arguments) {
    arguments.bind(rendering, "is_integer");
    return Bool.of(((Real) self).number() % 1 == 0);
  }

  static Methods named(String name) {
    return ALL.getOrDefault(name, NONE);
  }

  /** Whether the name is of a method that would change {@code self}. */
  boolean change(Value self) {
    return changesDict && self instanceof Dict
        || changesList && self instanceof SequenceValue list && list.is(SequenceValue.Kind.LIST);
  }

  /** The method of {@code self}, if its type has one of this name. */
  Optional<Body> of(Value self) {
    if (self instanceof TextValue) {
      return ofText;
    }
    if (self instanceof Dict) {
      return ofDict;
    }
    if (self instanceof SequenceValue list && list.kind().isIndexed()) {
      return list.is(SequenceValue.Kind.LIST) ? ofList : ofTuple;
    }
    return self instanceof Real ? ofReal : Optional.empty();
  }
}
