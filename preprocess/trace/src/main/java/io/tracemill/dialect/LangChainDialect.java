package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * LangChain and LangGraph: messages as constructors, {@code {"lc": 1, "id": [..., "HumanMessage"],
 * "kwargs": ...}}, or by {@code type}; batches of them; states that hold {@code messages}; and
 * {@code generations}, of which the first is the answer.
 *
 * <p>A message whose role is no role known, beside {@code additional_kwargs}, is a tool's: its role
 * is the tool's name.
 */
final class LangChainDialect implements Dialect {
  private static final Name LC = Name.of("lc");
  private static final Name ID = Name.of("id");
  private static final Name KWARGS = Name.of("kwargs");
  private static final Name TYPE = Name.of("type");
  private static final Name DATA = Name.of("data");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TEXT = Name.of("text");
  private static final Name MESSAGE = Name.of("message");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name GENERATIONS = Name.of("generations");
  private static final Name ADDITIONAL = Name.of("additional_kwargs");

  /** What its classes and types are called, in lower case and without their endings. */
  private static final Map<String, Role> SPEAKERS =
      Map.of(
          "human", Role.USER,
          "user", Role.USER,
          "ai", Role.ASSISTANT,
          "assistant", Role.ASSISTANT,
          "system", Role.SYSTEM,
          "developer", Role.SYSTEM,
          "tool", Role.TOOL,
          "function", Role.TOOL);

  @Override
  public String name() {
    return "langchain";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return isBatch(payload) || anyOwn(payload) ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    Optional<Node> state = Texts.peekJson(payload, MESSAGES, Kind.ARRAY);
    boolean own =
        isOwn(payload)
            || payload.has(GENERATIONS, Kind.ARRAY)
            || state.isPresent() && match(state.get()) == Match.SURE;
    return own ? Match.SURE : Match.NO;
  }

  private static boolean isBatch(Node array) {
    for (Node item : array.items()) {
      return item.is(Kind.ARRAY) && anyOwn(item);
    }
    return false;
  }

  private static boolean anyOwn(Node array) {
    for (Node item : array.items()) {
      if (isOwn(item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOwn(Node item) {
    if (!item.is(Kind.OBJECT)) {
      return false;
    }
    if (item.has(LC)) {
      return item.has(KWARGS, Kind.OBJECT);
    }
    if (item.has(ROLE)) {
      return item.has(ADDITIONAL) && item.has(CONTENT);
    }
    return speaker(item).isPresent() && (item.has(CONTENT) || item.has(DATA, Kind.OBJECT));
  }

  /** Who speaks in {@code item}, by its class or type. */
  private static Optional<Role> speaker(Node item) {
    Optional<Node> type = item.peek(item.has(LC) ? ID : TYPE);
    if (type.isPresent() && type.get().is(Kind.ARRAY)) {
      Node last = type.get();
      for (Node part : type.get().items()) {
        last = part;
      }
      type = Optional.of(last);
    }
    return type.filter(word -> word.is(Kind.STRING))
        .map(word -> word.text().replaceFirst("(Message)?(Chunk)?$", ""))
        .map(word -> SPEAKERS.get(word.toLowerCase(Locale.ROOT)));
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      messages(payload, talk);
    } else if (isOwn(payload)) {
      message(payload, talk);
    } else if (payload.has(GENERATIONS)) {
      generations(payload.field(GENERATIONS), talk);
    } else {
      messages(Texts.jsonIfAny(payload.field(MESSAGES)), talk);
      RequestBody.tools(payload, talk);
    }
  }

  private static void messages(Node array, Talk talk) {
    if (isBatch(array)) {
      if (array.size() > 1) {
        talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
      }
      messages(array.items().iterator().next(), talk);
      return;
    }
    for (Node item : array.items()) {
      if (isOwn(item)) {
        message(item, talk);
      } else {
        AnyMessage.read(item, talk);
      }
    }
  }

  private static void generations(Node generations, Talk talk) {
    Node at = generations;
    while (at.is(Kind.ARRAY)) {
      if (at.size() == 0) {
        throw at.failure("is an empty array: no answer was recorded");
      } else if (at.size() > 1) {
        talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
      }
      at = at.items().iterator().next();
    }
    Optional<Node> message = at.as(Kind.OBJECT).find(MESSAGE).filter(m -> m.is(Kind.OBJECT));
    at.find(TEXT);
    if (message.isEmpty()) {
      talk.add(Message.saying(Role.ASSISTANT, Media.content(at.field(TEXT).as(Kind.STRING))));
    } else if (isOwn(message.get())) {
      message(message.get(), talk);
    } else {
      AnyMessage.message(message.get(), Optional.of(Role.ASSISTANT), talk);
    }
  }

  private static void message(Node item, Talk talk) {
    int before = talk.messages().size();
    if (item.has(ROLE) && !item.has(LC)) {
      byRole(item, talk);
    } else {
      Node body = item.find(item.has(LC) ? KWARGS : DATA).orElse(item);
      item.find(item.has(LC) ? ID : TYPE);
      Role role = speaker(item).orElseGet(() -> body.field(ROLE).oneOf(AnyMessage.ROLES));
      AnyMessage.message(body, Optional.of(role), talk);
      item = body;
    }
    if (talk.messages().size() > before) {
      calls(item, talk);
    }
  }

  private static void byRole(Node item, Talk talk) {
    Node role = item.field(ROLE).as(Kind.STRING);
    if (AnyMessage.ROLES.of(role.text().toLowerCase(Locale.ROOT)).isPresent()) {
      AnyMessage.message(item, Optional.empty(), talk);
      return;
    }
    int before = talk.messages().size();
    AnyMessage.message(item, Optional.of(Role.TOOL), talk);
    for (int i = before; i < talk.messages().size(); i++) {
      Message read = talk.messages().get(i);
      Optional<Node> name = read.name().or(() -> Optional.of(role));
      Message named = new Message(read.role(), read.content(), List.of(), read.toolCallId(), name);
      talk.messages().set(i, named.with(read.aside()));
    }
  }

  /** Calls may be there twice, as blocks and beside them; or only where libraries add fields. */
  private static void calls(Node item, Talk talk) {
    int last = talk.messages().size() - 1;
    Message message = talk.messages().get(last);
    if (message.role() != Role.ASSISTANT) {
      return;
    }
    Set<String> ids = new HashSet<>();
    List<ToolCall> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      if (call.id().isEmpty() || ids.add(call.id().get().raw().toString())) {
        calls.add(call);
      }
    }
    Optional<Node> more = item.peek(ADDITIONAL).filter(object -> object.is(Kind.OBJECT));
    Optional<Node> further =
        calls.isEmpty() && more.isPresent() ? CallKeys.toolCalls(more.get()) : Optional.empty();
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    if (further.isPresent()) {
      further.get().items().forEach(call -> calls.add(AnyCall.of(call, rules)));
      rules.forEach(talk::note);
    }
    if (calls.size() != message.toolCalls().size()) {
      talk.messages()
          .set(
              last,
              new Message(
                  message.role(),
                  message.content(),
                  List.copyOf(calls),
                  message.toolCallId(),
                  message.name(),
                  message.lesson(),
                  message.aside()));
    }
  }
}
