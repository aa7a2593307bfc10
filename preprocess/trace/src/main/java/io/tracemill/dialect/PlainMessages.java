package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;

/**
 * Tells at a glance messages that have OpenAI's own fields and nothing else, as most do: only one
 * dialect knows them, and none of the others has to look through them.
 */
final class PlainMessages {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final List<Name> OTHERS =
      List.of(Name.of("tool_calls"), Name.of("tool_call_id"), Name.of("name"));

  private PlainMessages() {}

  /** Whether {@code payload} is an array of such messages, or an object of one and nothing else. */
  static boolean are(Node payload) {
    if (payload.is(Kind.OBJECT)) {
      return payload.has(MESSAGES, Kind.ARRAY)
          && payload.size() == 1
          && are(payload.peek(MESSAGES).get());
    }
    if (!payload.is(Kind.ARRAY)) {
      return false;
    }
    boolean any = false;
    for (Node item : payload.items()) {
      if (!item.is(Kind.OBJECT) || !item.has(ROLE, Kind.STRING) || !isPlain(item)) {
        return false;
      }
      any = true;
    }
    return any;
  }

  private static boolean isPlain(Node message) {
    int known = 1;
    if (message.has(CONTENT)) {
      if (!message.has(CONTENT, Kind.STRING) && !message.has(CONTENT, Kind.NULL)) {
        return false;
      }
      known++;
    }
    for (int i = 0; i < OTHERS.size(); i++) {
      known += message.has(OTHERS.get(i)) ? 1 : 0;
    }
    return message.size() == known;
  }
}
