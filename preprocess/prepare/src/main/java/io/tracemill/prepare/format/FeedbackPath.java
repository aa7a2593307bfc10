package io.tracemill.prepare.format;

import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the records of a log have what somebody said of an answer, by the names of fields with dots
 * between them: {@code metadata.user.rating}. Objects on the way may be strings of JSON; in an
 * array a number names an item, counted from 0.
 */
public record FeedbackPath(List<Name> names) {

  /** Copies the list. */
  public FeedbackPath {
    names = List.copyOf(names);
  }

  /**
   * The path {@code text}, with or without {@code $.} in front.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static FeedbackPath of(String text) {
    List<Name> names = new ArrayList<>();
    for (String name : text.replaceFirst("^\\$\\.?", "").split("\\.", -1)) {
      if (name.isBlank()) {
        throw new IllegalArgumentException(
            "expected names of fields with dots between them but found " + text);
      }
      names.add(Name.of(name));
    }
    return new FeedbackPath(names);
  }

  /** What is said in {@code record}, which is read thereby; nothing where it has no such field. */
  public Optional<Node> in(Node record) {
    Node at = record;
    for (Name name : names) {
      Node inside = Texts.jsonIfAny(at);
      Optional<Node> next = inside.is(Kind.ARRAY) ? item(inside, name) : field(inside, name);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  @Override
  public String toString() {
    return names.stream().map(Name::toString).collect(Collectors.joining("."));
  }

  private static Optional<Node> field(Node object, Name name) {
    return object.is(Kind.OBJECT) ? object.find(name) : Optional.empty();
  }

  private static Optional<Node> item(Node array, Name name) {
    String index = name.toString();
    if (!index.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int at = 0;
    for (Node item : array.items()) {
      if (at++ == Integer.parseInt(index)) {
        return Optional.of(item);
      }
    }
    return Optional.empty();
  }
}
