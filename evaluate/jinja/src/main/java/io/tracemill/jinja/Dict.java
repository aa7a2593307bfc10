package io.tracemill.jinja;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dict in the order of insertion. Equal numbers are the same key, as 1, 1.0 and True. */
final class Dict implements Value {
  /** The steps that a key counts for, by the memory it takes. */
  private static final int KEY = 8;

  private final Map<Object, Entry> entries;
  private final int depth;

  private Dict(Map<Object, Entry> entries, int depth) {
    this.entries = entries;
    this.depth = depth;
  }

  /** A key and its value. */
  record Entry(Value key, Value value) {}

  Optional<Value> get(String key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** The value of {@code key}, which may be of no kind that can be one. */
  Optional<Value> get(Rendering rendering, Value key) {
    return key(rendering, key).flatMap(k -> Optional.ofNullable(entries.get(k))).map(Entry::value);
  }

  Collection<Entry> entries() {
    return entries.values();
  }

  int size() {
    return entries.size();
  }

  List<Value> keys() {
    return entries.values().stream().map(Entry::key).toList();
  }

  List<Value> values() {
    return entries.values().stream().map(Entry::value).toList();
  }

  List<Value> items() {
    List<Value> items = new ArrayList<>();
    entries
        .values()
        .forEach(entry -> items.add(SequenceValue.tuple(List.of(entry.key(), entry.value()))));
    return items;
  }

  @Override
  public String type() {
    return "dict";
  }

  @Override
  public boolean isTrue() {
    return !entries.isEmpty();
  }

  @Override
  public int depth() {
    return depth;
  }

  /**
   * What stands for a value where equal values have to be found: lists, dicts and what changes have
   * none.
   */
  static Optional<Object> key(Rendering rendering, Value value) {
    rendering.work(KEY);
    if (value instanceof TextValue text) {
      return Optional.of(text.text());
    }
    if (value instanceof SequenceValue tuple && tuple.is(SequenceValue.Kind.TUPLE)) {
      List<Object> keys = new ArrayList<>();
      for (Value item : tuple.items()) {
        Optional<Object> key = key(rendering, item);
        if (key.isEmpty()) {
          return key;
        }
        keys.add(key.get());
      }
      return Optional.of(keys);
    }
    if (value instanceof SequenceValue || value instanceof Dict) {
      return Optional.empty();
    }
    if (value instanceof Undefined) {
      return Optional.of(Undefined.class);
    }
    return Optional.of(Arithmetic.isNumber(value) ? number(value) : value);
  }

  /** In Python hash(1) == hash(1.0) == hash(True); for Java 1 and 1.0 differ, 1E+1 and 10 too. */
  private static Object number(Value value) {
    if (value instanceof Real real && !Double.isFinite(real.number())) {
      return real.number();
    }
    BigDecimal exact = Arithmetic.exact(value);
    return exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
  }

  /** Grows a dict. */
  static final class Builder {
    private final Map<Object, Entry> entries = new LinkedHashMap<>();
    private int depth;

    void put(String key, Value value) {
      put(key, new Entry(new TextValue(key), value));
    }

    /** Adds an entry, or gives a key that is there a new value. */
    void put(Rendering rendering, Value key, Value value) {
      Object place =
          key(rendering, key)
              .orElseThrow(
                  () -> rendering.failure("'" + key.type() + "' cannot be the key of a dict"));
      put(place, new Entry(key, value));
    }

    private void put(Object place, Entry entry) {
      entries.merge(place, entry, (old, now) -> new Entry(old.key(), now.value()));
      depth = Math.max(depth, Math.max(entry.key().depth(), entry.value().depth()));
    }

    Dict build() {
      return new Dict(entries, depth + 1);
    }
  }
}
