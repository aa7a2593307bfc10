package io.tracemill.prepare.format;

import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;

/** Finds the id that traces of one session share; a session is wider than a trace. */
final class Sessions {
  private static final List<Name> NAMES =
      List.of(
          Name.of("session_id"),
          Name.of("sessionId"),
          Name.of("conversation_id"),
          Name.of("thread_id"),
          Name.of("trace_id"),
          Name.of("traceId"));
  private static final Name METADATA = Name.of("metadata");

  private Sessions() {}

  /** The widest id that {@code line} or its metadata has, a string or a number. */
  static Optional<Node> of(Node line) {
    return of(line, metadata(line));
  }

  /** The same, of a line whose {@link #metadata} was read before. */
  static Optional<Node> of(Node line, Optional<Node> metadata) {
    for (Name name : NAMES) {
      Optional<Node> id = id(line, name);
      if (id.isEmpty() && metadata.isPresent()) {
        id = id(metadata.get(), name);
      }
      if (id.isPresent()) {
        return id;
      }
    }
    return Optional.empty();
  }

  /** The object in {@code metadata}, which may be a string of JSON; only looked at, not read. */
  static Optional<Node> metadata(Node line) {
    return Texts.peekJson(line, METADATA, Kind.OBJECT);
  }

  private static Optional<Node> id(Node place, Name name) {
    Optional<Node> id = place.peek(name);
    boolean usable = id.isPresent() && (isText(id.get()) || id.get().is(Kind.NUMBER));
    return usable ? place.find(name) : Optional.empty();
  }

  private static boolean isText(Node id) {
    return id.is(Kind.STRING) && id.raw().length() > 2;
  }
}
