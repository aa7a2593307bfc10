package io.tracemill.endpoint;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages as servers want them: arguments of calls as text, each call with an id and a type, each
 * result with the id of its call, and content in every message.
 *
 * <p>Ids that are missing are {@code call_0} and so on, in the order of the calls; a result without
 * one belongs to the first call before it that is open, of its name if it has one.
 */
final class WireMessages {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name NAME = Name.of("name");
  private static final Name ID = Name.of("id");
  private static final Name TYPE = Name.of("type");
  private static final Name FUNCTION = Name.of("function");
  private static final Name ARGUMENTS = Name.of("arguments");
  private static final Name CALLS = Name.of("tool_calls");
  private static final Name CALL_ID = Name.of("tool_call_id");

  private final JsonText to;
  private final Set<String> taken = new HashSet<>();
  private final List<Call> open = new ArrayList<>();
  private int numbered;

  private WireMessages(JsonText to) {
    this.to = to;
  }

  /** A call that has no result yet. */
  private record Call(String id, String name) {}

  /** Writes an array of messages. */
  static void write(Node messages, JsonText to) {
    WireMessages wire = new WireMessages(to);
    messages.items().forEach(wire::noteIds);
    to.beginArray();
    messages.items().forEach(wire::message);
    to.endArray();
  }

  private void noteIds(Node message) {
    text(message, CALL_ID).ifPresent(taken::add);
    for (Node call : calls(message)) {
      text(call, ID).ifPresent(taken::add);
    }
  }

  private static List<Node> calls(Node message) {
    List<Node> calls = new ArrayList<>();
    message
        .find(CALLS)
        .filter(node -> node.is(Kind.ARRAY))
        .ifPresent(all -> all.items().forEach(calls::add));
    return calls;
  }

  private void message(Node message) {
    List<Node> calls = calls(message);
    boolean result = text(message, ROLE).filter("tool"::equals).isPresent();
    to.beginObject();
    for (Field field : message.fields()) {
      if (!field.key().equals(CALLS.toString()) && !field.key().equals(CALL_ID.toString())) {
        to.name(field.key()).value(field.value());
      }
    }
    if (!message.has(CONTENT)) {
      content(calls.isEmpty());
    }
    if (!calls.isEmpty()) {
      to.name(CALLS.toString()).beginArray();
      calls.forEach(this::call);
      to.endArray();
    }
    if (result) {
      to.name(CALL_ID.toString()).value(resultId(message));
    }
    to.endObject();
  }

  /** Of a message that only calls it is null, as the servers themselves write it. */
  private void content(boolean words) {
    to.name(CONTENT.toString());
    if (words) {
      to.value("");
    } else {
      to.nullValue();
    }
  }

  private void call(Node call) {
    String id = text(call, ID).orElseGet(this::newId);
    Optional<Node> function = call.find(FUNCTION).filter(node -> node.is(Kind.OBJECT));
    open.add(new Call(id, function.flatMap(node -> text(node, NAME)).orElse("")));
    to.beginObject().name(ID.toString()).value(id);
    to.name(TYPE.toString()).value(text(call, TYPE).orElse("function"));
    for (Field field : call.fields()) {
      if (!Set.of("id", "type", "function").contains(field.key())) {
        to.name(field.key()).value(field.value());
      }
    }
    function.ifPresent(this::function);
    to.endObject();
  }

  private void function(Node function) {
    to.name(FUNCTION.toString()).beginObject();
    for (Field field : function.fields()) {
      if (!field.key().equals(ARGUMENTS.toString())) {
        to.name(field.key()).value(field.value());
      }
    }
    String arguments =
        function
            .find(ARGUMENTS)
            .map(given -> given.is(Kind.STRING) ? given.text() : given.raw().toString())
            .orElse("{}");
    to.name(ARGUMENTS.toString()).value(arguments).endObject();
  }

  private String resultId(Node message) {
    Optional<String> given = text(message, CALL_ID);
    Optional<String> name = text(message, NAME);
    Optional<Call> call =
        given.isPresent()
            ? open.stream().filter(each -> each.id().equals(given.get())).findFirst()
            : open.stream()
                .filter(each -> name.isEmpty() || each.name().equals(name.get()))
                .findFirst()
                .or(() -> open.stream().findFirst());
    call.ifPresent(open::remove);
    return given.or(() -> call.map(Call::id)).orElseGet(this::newId);
  }

  private String newId() {
    String id = "call_" + numbered++;
    return taken.add(id) ? id : newId();
  }

  private static Optional<String> text(Node object, Name name) {
    return object.find(name).filter(node -> node.is(Kind.STRING)).map(Node::text);
  }
}
