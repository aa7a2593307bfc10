package io.tracemill.jinja;

import io.tracemill.json.Node;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value that a template works with, as Python has them. It does not change, but for the few kinds
 * that only a template makes: namespaces, generators, loops.
 *
 * <p>Two values are compared by {@link Comparing}; {@code equals} of its kinds says nothing.
 */
public sealed interface Value
    permits Bool,
        Callable,
        Dict,
        PythonGenerator,
        Int,
        Namespace,
        None,
        Real,
        SequenceValue,
        TextValue,
        Undefined {

  /** What Python calls its type. */
  String type();

  /** Whether Python takes it for true. */
  boolean isTrue();

  /** How many levels of lists and dicts are in it. */
  default int depth() {
    return 0;
  }

  /** A string. */
  static Value of(String text) {
    return new TextValue(text);
  }

  /** A boolean. */
  static Value of(boolean value) {
    return Bool.of(value);
  }

  /** An integer. */
  static Value of(long number) {
    return new Int(BigInteger.valueOf(number));
  }

  /** A list. */
  static Value of(List<Value> items) {
    return SequenceValue.list(List.copyOf(items));
  }

  /** A dict, in the map's order. */
  static Value of(Map<String, Value> entries) {
    Dict.Builder dict = new Dict.Builder();
    new LinkedHashMap<>(entries).forEach(dict::put);
    return dict.build();
  }

  /** None. */
  static Value none() {
    return None.NONE;
  }

  /** A JSON value; nothing of its line is kept. */
  static Value of(Node json) {
    return JsonReading.value(json);
  }
}
