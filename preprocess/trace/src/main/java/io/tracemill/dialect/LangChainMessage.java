package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One message of LangChain, in any of the ways in which it writes them. */
final class LangChainMessage {
  private static final Name LC = Name.of("lc");
  private static final Name ID = Name.of("id");
  private static final Name KWARGS = Name.of("kwargs");
  private static final Name TYPE = Name.of("type");
  private static final Name DATA = Name.of("data");
  private static final Name CONTENT = Name.of("content");
  private static final Name ROLE = Name.of("role");
  private static final Name ADDITIONAL = Name.of("additional_kwargs");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  /** Of classes without {@code Message} and {@code Chunk}, and of types. */
  private static final Map<String, Role> ROLES =
      Map.of(
          "human", Role.USER,
          "user", Role.USER,
          "ai", Role.ASSISTANT,
          "assistant", Role.ASSISTANT,
          "system", Role.SYSTEM,
          "developer", Role.SYSTEM,
          "tool", Role.TOOL,
          "function", Role.TOOL);

  private LangChainMessage() {}

  /** Whether {@code item} is one. */
  static boolean is(Node item) {
    return item.is(Kind.OBJECT) && role(item).isPresent();
  }

  private static Optional<Role> role(Node item) {
    if (item.has(LC) && item.peek(KWARGS).filter(k -> k.is(Kind.OBJECT)).isPresent()) {
      return ofClass(item).or(() -> ofType(item.peek(KWARGS).orElseThrow()));
    }
    boolean pair = item.peek(DATA).filter(d -> d.is(Kind.OBJECT) && d.has(CONTENT)).isPresent();
    boolean typed = item.has(CONTENT) && !item.has(ROLE);
    return pair || typed ? ofType(item) : Optional.empty();
  }

  private static Optional<Role> ofClass(Node item) {
    Optional<Node> id = item.peek(ID).filter(i -> i.is(Kind.ARRAY));
    String name = "";
    if (id.isPresent()) {
      for (Node part : id.get().items()) {
        name = part.is(Kind.STRING) ? part.text() : name;
      }
    }
    return ofName(name);
  }

  private static Optional<Role> ofType(Node item) {
    Optional<Node> type = item.peek(TYPE).filter(t -> t.is(Kind.STRING));
    return type.isPresent() ? ofName(type.get().text()) : Optional.empty();
  }

  /** {@code AIMessageChunk} and {@code ai} are the same. */
  private static Optional<Role> ofName(String name) {
    int end = name.indexOf("Message");
    String bare = end < 0 ? name : name.substring(0, end);
    String lower = bare.toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ROLES.get(lower));
  }

  /** Adds what {@code item} says. */
  static void read(Node item, Talk talk) {
    Role role = role(item).orElseThrow();
    item.find(TYPE);
    Node message = item;
    for (Name name : List.of(KWARGS, DATA)) {
      Optional<Node> inner = item.find(name).filter(k -> k.is(Kind.OBJECT));
      message = inner.orElse(message);
    }
    message.find(TYPE);
    int before = talk.messages().size();
    AnyMessage.message(message, Optional.of(role), talk);
    if (role == Role.ASSISTANT) {
      addCalls(message, talk, before);
    }
  }

  /** Older versions have calls only beside the rest of what the vendor said. */
  private static void addCalls(Node message, Talk talk, int before) {
    Optional<Node> additional = message.find(ADDITIONAL).filter(a -> a.is(Kind.OBJECT));
    Optional<Node> calls =
        additional.flatMap(a -> a.find(TOOL_CALLS)).filter(c -> c.is(Kind.ARRAY));
    int last = talk.messages().size() - 1;
    if (calls.isEmpty() || last < before || talk.messages().get(last).callsTools()) {
      return;
    }
    List<Message> called = new ArrayList<>(Blocks.calls(calls.get()));
    Message said = talk.messages().get(last);
    for (var call : called.get(0).toolCalls()) {
      said = said.with(call);
    }
    talk.messages().set(last, said);
  }
}
