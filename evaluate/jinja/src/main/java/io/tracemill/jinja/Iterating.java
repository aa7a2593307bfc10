package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;

/** Values as rows of other values. */
final class Iterating {
  private Iterating() {}

  static boolean isIterable(Value value) {
    return value instanceof SequenceValue
        || value instanceof Dict
        || value instanceof TextValue
        || value instanceof PythonGenerator
        || value instanceof Undefined;
  }

  /** The items of a list, the keys of a dict, the characters of a string. */
  static Iterator<Value> iterator(Rendering rendering, Value value) {
    return value instanceof PythonGenerator generator
        ? generator.rest()
        : items(rendering, value).iterator();
  }

  static List<Value> items(Rendering rendering, Value value) {
    List<Value> items;
    if (value instanceof SequenceValue sequence) {
      items = sequence.items();
    } else if (value instanceof Dict dict) {
      items = dict.keys();
    } else if (value instanceof TextValue text) {
      items = characters(rendering, text.text());
    } else if (value instanceof PythonGenerator generator) {
      items = generator.drain();
    } else if (value instanceof Undefined) {
      items = List.of();
    } else {
      throw rendering.failure("'" + value.type() + "' is not iterable");
    }
    rendering.work(items.size());
    return items;
  }

  static List<Value> copy(Rendering rendering, Value value) {
    return new ArrayList<>(items(rendering, value));
  }

  static void forEach(Rendering rendering, Value value, Consumer<Value> consumer) {
    items(rendering, value).forEach(consumer);
  }

  private static List<Value> characters(Rendering rendering, String text) {
    // Each becomes an object, which takes more memory and time than a character of a text.
    rendering.work(text.length() * 8L);
    List<Value> characters = new ArrayList<>();
    text.codePoints().forEach(c -> characters.add(new TextValue(Character.toString(c))));
    return characters;
  }

  /** Its length, or nothing if it has none. */
  static OptionalInt length(Value value) {
    if (value instanceof SequenceValue sequence) {
      return OptionalInt.of(sequence.items().size());
    }
    if (value instanceof Dict dict) {
      return OptionalInt.of(dict.size());
    }
    if (value instanceof TextValue text) {
      return OptionalInt.of(CodePoints.length(text.text()));
    }
    return value instanceof Undefined ? OptionalInt.of(0) : OptionalInt.empty();
  }

  static List<Value> reversed(List<Value> items) {
    List<Value> reversed = new ArrayList<>(items);
    Collections.reverse(reversed);
    return reversed;
  }
}
