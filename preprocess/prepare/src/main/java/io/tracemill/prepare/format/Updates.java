package io.tracemill.prepare.format;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records that were sent in pieces: what was known when a step began, then what was known at its
 * end. Pieces with the same id are one record, in which the later piece counts; objects in both are
 * put together.
 */
final class Updates {
  private final Function<Node, Optional<String>> id;
  private final Map<String, List<Node>> pieces = new HashMap<>();

  private Updates(Function<Node, Optional<String>> id) {
    this.id = id;
  }

  /** Those of {@code records}, one or an array of them, by what {@code id} says is their id. */
  static Updates of(Node records, Function<Node, Optional<String>> id) {
    Updates updates = new Updates(id);
    Iterable<Node> items = records.is(Kind.ARRAY) ? records.items() : List.of(records);
    for (Node item : items) {
      Optional<String> key = item.is(Kind.OBJECT) ? id.apply(item) : Optional.empty();
      key.ifPresent(k -> updates.pieces.computeIfAbsent(k, n -> new ArrayList<>(1)).add(item));
    }
    return updates;
  }

  /** Whether {@code piece} goes on from an earlier one. */
  boolean isLater(Node piece) {
    List<Node> all = all(piece);
    return !all.isEmpty() && all.get(0).raw().start() != piece.raw().start();
  }

  private List<Node> all(Node piece) {
    Optional<String> key = piece.is(Kind.OBJECT) ? id.apply(piece) : Optional.empty();
    return key.isPresent() ? pieces.getOrDefault(key.get(), List.of()) : List.of();
  }

  /** The record of which {@code piece} is the first. */
  Node whole(Node piece) {
    List<Node> all = all(piece);
    if (all.size() < 2) {
      return piece;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    all.forEach(next -> add(next, fields));
    JsonText text = new JsonText(Layout.COMPACT);
    write(fields, text);
    return Node.of(text.toString());
  }

  private static void add(Node object, Map<String, Object> fields) {
    for (Field field : object.fields()) {
      Node value = field.value();
      boolean known = fields.containsKey(field.key());
      if (value.is(Kind.OBJECT) && (!known || fields.get(field.key()) instanceof Map)) {
        Map<String, Object> inner = new LinkedHashMap<>();
        if (fields.get(field.key()) instanceof Map<?, ?> before) {
          before.forEach((key, kept) -> inner.put((String) key, kept));
        }
        for (Field part : value.fields()) {
          inner.put(part.key(), part.value());
        }
        fields.put(field.key(), inner);
      } else if (!known || !value.is(Kind.NULL)) {
        fields.put(field.key(), value);
      }
    }
  }

  private static void write(Map<?, ?> fields, JsonText text) {
    text.beginObject();
    fields.forEach(
        (key, value) -> {
          text.name((String) key);
          if (value instanceof Map<?, ?> inner) {
            write(inner, text);
          } else {
            text.value((Node) value);
          }
        });
    text.endObject();
  }
}
