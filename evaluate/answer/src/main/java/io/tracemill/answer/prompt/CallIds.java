package io.tracemill.answer.prompt;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Role;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Ids of tool calls that Mistral's templates accept: nine letters and digits. Calls are numbered in
 * their order, {@code call00001} first, whatever their ids were; a result gets the new id of its
 * call, or, where its own id is no call's, that of the first call without a result.
 */
final class CallIds {
  private static final Name ID = Name.of("id");
  private static final Name CALL_ID = Name.of("tool_call_id");

  private final Map<String, String> known = new HashMap<>();
  private final Deque<String> open = new ArrayDeque<>();
  private int count;

  private CallIds() {}

  /** The messages with such ids. */
  static List<ChatMessage> numbered(List<ChatMessage> messages) {
    CallIds ids = new CallIds();
    List<ChatMessage> numbered = new ArrayList<>();
    for (ChatMessage each : messages) {
      numbered.add(new ChatMessage(each.message(), ids.json(each)));
    }
    return numbered;
  }

  private String json(ChatMessage chat) {
    Node message = Node.of(chat.json());
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    for (Field field : message.fields()) {
      if (field.key().equals("tool_calls") && field.value().is(Kind.ARRAY)) {
        text.name("tool_calls").beginArray();
        field.value().items().forEach(call -> call(call, text));
        text.endArray();
      } else if (!field.key().equals("tool_call_id")) {
        text.name(field.key()).value(field.value());
      }
    }
    if (chat.is(Role.TOOL)) {
      text.name("tool_call_id").value(result(text(message, CALL_ID)));
    }
    return text.endObject().toString();
  }

  private void call(Node call, JsonText text) {
    count++;
    String id = String.format(Locale.ROOT, "call%05d", count % 100_000);
    text(call, ID).ifPresent(old -> known.put(old, id));
    open.add(id);
    text.beginObject();
    for (Field field : call.fields()) {
      if (!field.key().equals("id")) {
        text.name(field.key()).value(field.value());
      }
    }
    text.name("id").value(id).endObject();
  }

  private String result(Optional<String> old) {
    String id = old.map(known::get).or(() -> Optional.ofNullable(open.peek())).orElse("call00000");
    open.remove(id);
    return id;
  }

  private static Optional<String> text(Node node, Name name) {
    return node.find(name).filter(value -> value.is(Kind.STRING)).map(Node::text);
  }
}
