package io.tracemill.prepare.format;

import io.tracemill.json.Kind;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.ArrayList;
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
    List<Node> places = new ArrayList<>(List.of(line));
    line.find(METADATA).map(Texts::jsonIfAny).filter(m -> m.is(Kind.OBJECT)).ifPresent(places::add);
    for (Name name : NAMES) {
      for (Node place : places) {
        Optional<Node> id = place.find(name);
        if (id.isPresent() && (isText(id.get()) || id.get().is(Kind.NUMBER))) {
          return id;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isText(Node id) {
    return id.is(Kind.STRING) && id.raw().length() > 2;
  }
}
