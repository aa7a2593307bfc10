package io.tracemill.prepare.learn;

import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What was given for an argument. Not for use by several threads. */
final class ArgumentValues {
  /** More different values are never listed. */
  private static final int MOST = 24;

  /** Characters of a value that may be one of a few. */
  static final int LONGEST = 60;

  /** JSON's types of schemas. */
  enum Type {
    STRING,
    INTEGER,
    NUMBER,
    BOOLEAN,
    OBJECT,
    ARRAY,
    NULL;

    private static Type of(Node value) {
      return switch (value.kind()) {
        case OBJECT -> OBJECT;
        case ARRAY -> ARRAY;
        case STRING -> STRING;
        case NUMBER -> isInteger(value) ? INTEGER : NUMBER;
        case TRUE, FALSE -> BOOLEAN;
        case NULL -> NULL;
      };
    }

    private static boolean isInteger(Node number) {
      String text = number.raw().toString();
      return text.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
    }
  }

  private final Map<Type, Long> types = new EnumMap<>(Type.class);
  private final Set<Type> items = EnumSet.noneOf(Type.class);
  private final TextCounts texts = new TextCounts(MOST);
  private boolean endless;

  void add(Node value) {
    Type type = Type.of(value);
    types.merge(type, 1L, Long::sum);
    if (type == Type.ARRAY) {
      value.items().forEach(item -> items.add(Type.of(item)));
    } else if (value.is(Kind.STRING)) {
      boolean small = value.raw().length() <= 6 * LONGEST;
      String text = small ? value.text() : "";
      endless |= !small || text.length() > LONGEST;
      if (!endless) {
        texts.add(text);
      }
    }
  }

  ArgumentValues with(ArgumentValues other) {
    other.types.forEach((type, count) -> types.merge(type, count, Long::sum));
    items.addAll(other.items);
    texts.add(other.texts);
    endless |= other.endless;
    return this;
  }

  /** How often which type was given. */
  Map<Type, Long> types() {
    return types;
  }

  /** The types of what arrays hold. */
  Set<Type> items() {
    return items;
  }

  /** The texts that were given. */
  TextCounts texts() {
    return texts;
  }

  /** Whether there are longer texts than those of a list of choices, or too many. */
  boolean isOpen() {
    return endless || texts.more();
  }
}
