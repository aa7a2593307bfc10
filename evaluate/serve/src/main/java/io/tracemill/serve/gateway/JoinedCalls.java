package io.tracemill.serve.gateway;

import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The calls of a message, whose pieces come interleaved: each says by its index to which it
 * belongs. Some servers leave the index out, or say 0 of every call.
 */
final class JoinedCalls {
  private static final Name INDEX = Name.of("index");
  private static final Name ID = Name.of("id");
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");

  private final Map<Long, JoinedCall> calls = new TreeMap<>();
  private long last = -1;

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Takes a piece of one of them. */
  void take(Node piece) {
    if (!piece.is(Kind.OBJECT)) {
      return;
    }
    last = place(piece);
    calls.computeIfAbsent(last, place -> new JoinedCall()).take(piece);
  }

  private long place(Node piece) {
    String id = text(piece, ID);
    Optional<Long> known = id.isEmpty() ? Optional.empty() : withId(id);
    if (known.isPresent()) {
      return known.get();
    }
    Optional<Long> index = index(piece);
    if (index.isEmpty()) {
      return id.isEmpty() && last >= 0 ? last : next();
    }
    Optional<JoinedCall> there = Optional.ofNullable(calls.get(index.get()));
    return there.isPresent() && isAnother(there.get(), id, piece) ? next() : index.get();
  }

  /** Some servers draw an id for each piece: only one that names a function begins a call. */
  private static boolean isAnother(JoinedCall there, String id, Node piece) {
    boolean named =
        piece
            .find(FUNCTION)
            .filter(function -> function.is(Kind.OBJECT) && !text(function, NAME).isEmpty())
            .isPresent();
    return named && there.isNamed() && !id.isEmpty() && !there.id().isEmpty();
  }

  private Optional<Long> withId(String id) {
    return calls.entrySet().stream()
        .filter(call -> call.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Long> index(Node piece) {
    return piece
        .find(INDEX)
        .filter(node -> node.is(Kind.NUMBER))
        .map(node -> node.number().longValue());
  }

  private long next() {
    return calls.keySet().stream().mapToLong(Long::longValue).max().orElse(-1) + 1;
  }

  private static String text(Node object, Name name) {
    return object.find(name).filter(node -> node.is(Kind.STRING)).map(Node::text).orElse("");
  }

  /** Writes them in the order of their indices. */
  void write(JsonText json) {
    json.beginArray();
    calls.values().forEach(call -> call.write(json));
    json.endArray();
  }
}
