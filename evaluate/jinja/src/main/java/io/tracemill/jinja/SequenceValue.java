package io.tracemill.jinja;

import java.util.List;

/** Values in order whose number is known. */
record SequenceValue(Kind kind, List<Value> items, int depth) implements Value {
  /** What Python makes of it. */
  enum Kind {
    LIST("list"),
    TUPLE("tuple"),
    RANGE("range"),
    KEYS("dict_keys"),
    VALUES("dict_values"),
    ITEMS("dict_items");

    private final String type;

    Kind(String type) {
      this.type = type;
    }

    /** A dict's views have no items by number. */
    boolean isIndexed() {
      return this == LIST || this == TUPLE || this == RANGE;
    }
  }

  static SequenceValue of(Kind kind, List<Value> items) {
    return new SequenceValue(kind, items, depth(items));
  }

  static SequenceValue list(List<Value> items) {
    return of(Kind.LIST, items);
  }

  static SequenceValue tuple(List<Value> items) {
    return of(Kind.TUPLE, items);
  }

  static int depth(Iterable<Value> items) {
    int depth = 0;
    for (Value item : items) {
      depth = Math.max(depth, item.depth());
    }
    return depth + 1;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  @Override
  public String type() {
    return kind.type;
  }

  @Override
  public boolean isTrue() {
    return !items.isEmpty();
  }
}
