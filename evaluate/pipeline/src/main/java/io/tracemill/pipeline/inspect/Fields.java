package io.tracemill.pipeline.inspect;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;
import java.util.Set;

/** Collects the names of fields: of lines, of the models they name, and of messages. */
final class Fields {
  /** What rows keep of a message. */
  private static final Set<String> KEPT =
      Set.of("role", "content", "tool_calls", "tool_call_id", "name");

  private static final int DEEPEST = 4;
  private static final int TOP = 20;
  private static final int TOP_MODELS = 10;
  private static final Name ROLE = Name.of("role");
  private static final Name MODEL = Name.of("model");
  private static final Name RESPONSE = Name.of("response");

  private final Census keys = new Census();
  private final Census models = new Census();
  private final Census leftOut = new Census();

  void take(Node line) {
    if (!line.is(Kind.OBJECT)) {
      keys.add("(" + line.kind().words() + ")");
      return;
    }
    model(line);
    for (Field field : line.fields()) {
      keys.add(field.key());
      Node value = field.value();
      messages(value.is(Kind.STRING) ? inside(value) : value, 0);
    }
  }

  private void model(Node line) {
    line.find(MODEL)
        .or(() -> line.find(RESPONSE).filter(r -> r.is(Kind.OBJECT)).flatMap(r -> r.find(MODEL)))
        .filter(model -> model.is(Kind.STRING))
        .ifPresent(model -> models.add(model.text()));
  }

  /** A string that begins like JSON may be a conversation. */
  private static Node inside(Node text) {
    int start = text.raw().start() + 1;
    byte first = text.raw().bytes()[start];
    Optional<Node> json =
        first == '{' || first == '[' ? text.insideIfJson() : Optional.<Node>empty();
    return json.orElse(text);
  }

  /** Looks for messages, which are objects with a role, in {@code value}. */
  private void messages(Node value, int depth) {
    if (depth > DEEPEST) {
      return;
    }
    if (value.is(Kind.ARRAY)) {
      for (Node item : value.items()) {
        messages(item, depth + 1);
      }
    } else if (value.is(Kind.OBJECT)) {
      boolean message = value.find(ROLE).filter(role -> role.is(Kind.STRING)).isPresent();
      for (Field field : value.fields()) {
        if (!message) {
          messages(field.value(), depth + 1);
        } else if (!KEPT.contains(field.key()) && !field.value().is(Kind.NULL)) {
          leftOut.add(field.key());
        }
      }
    }
  }

  Ranking keys() {
    return keys.top(TOP);
  }

  Ranking models() {
    return models.top(TOP_MODELS);
  }

  Ranking leftOut() {
    return leftOut.top(TOP);
  }
}
