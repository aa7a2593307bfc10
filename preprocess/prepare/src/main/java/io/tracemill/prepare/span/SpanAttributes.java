package io.tracemill.prepare.span;

import io.tracemill.dialect.Texts;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a span is told to be, by dotted keys, in whichever way they were exported: a list of keys
 * and values (OTLP), an object with dotted keys, objects in objects, a string of JSON of these, or
 * columns of a table, {@code attributes.llm.model_name}.
 */
public final class SpanAttributes {
  private static final Name ATTRIBUTES = Name.of("attributes");

  /** Where exporters put what does not fit elsewhere. */
  private static final Name METADATA = Name.of("metadata");

  private static final String COLUMN = "attributes.";

  private final TreeMap<String, Node> values = new TreeMap<>();

  private SpanAttributes() {}

  /** Those of {@code span}; none where it has none. */
  static SpanAttributes of(Node span) {
    SpanAttributes attributes = new SpanAttributes();
    Optional<Node> found = span.find(ATTRIBUTES);
    if (found.isPresent()) {
      attributes.addAll(Texts.jsonIfAny(found.get()));
    } else if (span.is(Kind.OBJECT)) {
      attributes.addColumns(span);
    }
    return attributes;
  }

  /** Those that {@code holder} is itself: an object or a list. */
  static SpanAttributes in(Node holder) {
    SpanAttributes attributes = new SpanAttributes();
    attributes.addAll(Texts.jsonIfAny(holder));
    return attributes;
  }

  private void addAll(Node holder) {
    if (holder.is(Kind.ARRAY)) {
      for (Node item : holder.items()) {
        AnyValue.field(item).ifPresent(this::add);
      }
    } else if (holder.is(Kind.OBJECT)) {
      for (Field field : holder.fields()) {
        add(new Field(field.key(), AnyValue.json(field.value())));
      }
    }
  }

  private void addColumns(Node row) {
    for (Field field : row.fields()) {
      if (field.key().startsWith(COLUMN)) {
        row.find(Name.of(field.key()));
        add(new Field(field.key().substring(COLUMN.length()), field.value()));
      }
    }
  }

  private void add(Field field) {
    if (!field.value().is(Kind.NULL)) {
      values.put(field.key(), field.value());
    }
  }

  /** The value of {@code key}, wherever its dots are objects. */
  public Optional<Node> find(String key) {
    Node exact = values.get(key);
    if (exact != null) {
      return Optional.of(exact);
    }
    for (int dot = key.indexOf('.'); dot > 0; dot = key.indexOf('.', dot + 1)) {
      Node outer = values.get(key.substring(0, dot));
      if (outer != null) {
        Optional<Node> inner = inside(Texts.jsonIfAny(outer), key.substring(dot + 1));
        if (inner.isPresent()) {
          return inner;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Node> inside(Node object, String key) {
    if (!object.is(Kind.OBJECT)) {
      return Optional.empty();
    }
    Optional<Node> exact = object.find(Name.of(key));
    for (int dot = key.indexOf('.'); dot > 0 && exact.isEmpty(); dot = key.indexOf('.', dot + 1)) {
      Optional<Node> outer = object.peek(Name.of(key.substring(0, dot)));
      exact = outer.isPresent() ? inside(outer.get(), key.substring(dot + 1)) : exact;
    }
    return exact;
  }

  /** The text of {@code key}, if it is one and not empty. */
  public Optional<String> text(String key) {
    return find(key).filter(v -> v.is(Kind.STRING)).map(Node::text).filter(t -> !t.isEmpty());
  }

  /**
   * The value of {@code key}, or what the keys below it, {@code key.0.role}, are put together, see
   * {@link Unflattened}.
   */
  public Optional<Node> whole(String key) {
    Optional<Node> found = find(key).map(Texts::jsonIfAny);
    if (found.isPresent() && !found.get().is(Kind.STRING)) {
      return found;
    }
    Optional<Node> below = Unflattened.below(key + ".", values);
    return below.isPresent() ? below : found;
  }

  /** Whether any key begins with {@code prefix}, or stands in an object of that name. */
  public boolean anyBelow(String prefix) {
    String next = values.ceilingKey(prefix);
    int dot = prefix.indexOf('.');
    return next != null && next.startsWith(prefix)
        || dot > 0 && values.containsKey(prefix.substring(0, dot));
  }

  /** What else is told of {@code span}, such as its session. */
  static Optional<Node> metadata(Node span) {
    return Texts.peekJson(span, METADATA, Kind.OBJECT);
  }
}
