package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tool call, whichever vendor wrote it: their names for id, name and arguments. */
final class AnyCall {
  private static final Name ID = Name.of("id");

  /** Where there is one of these, {@code id} is an item's. */
  private static final List<Name> CALL_IDS =
      List.of(
          Name.of("tool_call_id"),
          Name.of("toolCallId"),
          Name.of("tool_use_id"),
          Name.of("toolUseId"),
          Name.of("call_id"));

  private static final CallKeys NAMED = new CallKeys("id", "name", "input", "arguments", "args");
  private static final CallKeys TOOL_NAMED = new CallKeys("toolCallId", "toolName", "input");
  private static final Name TYPE = Name.of("type");
  private static final Name NAME = Name.of("name");
  private static final Name TOOL_NAME = Name.of("toolName");
  private static final Name FUNCTION = Name.of("function");

  private AnyCall() {}

  /**
   * The call that {@code call} is.
   *
   * @param rules takes what had to be done to read it
   * @throws io.tracemill.json.DataException if it is none
   */
  static ToolCall of(Node call, Set<Rule> rules) {
    call.as(Kind.OBJECT).find(TYPE);
    Optional<Node> function = call.find(FUNCTION).filter(node -> node.is(Kind.OBJECT));
    Node named = function.orElse(call);
    boolean isToolName = !named.has(NAME) && named.has(TOOL_NAME);
    return of(id(call), named, isToolName ? TOOL_NAMED : NAMED, rules);
  }

  private static ToolCall of(Optional<Node> id, Node named, CallKeys keys, Set<Rule> rules) {
    noteEmpty(keys, named, rules);
    return keys.call(id, named);
  }

  /** Notes that the arguments of {@code named} are an empty text. */
  private static void noteEmpty(CallKeys keys, Node named, Set<Rule> rules) {
    Optional<Node> given = keys.peekGiven(named).filter(node -> node.is(Kind.STRING));
    if (given.isPresent() && given.get().raw().length() < 8 && given.get().text().isBlank()) {
      rules.add(Rule.TOOL_ARGUMENTS_WERE_EMPTY_STRING);
    }
  }

  /** The same of calls in OpenAI's form, {@code {"function": {"arguments"}}}. */
  static void noteEmpty(Node calls, Set<Rule> rules) {
    for (Node call : calls.items()) {
      Optional<Node> function = call.peek(FUNCTION).filter(node -> node.is(Kind.OBJECT));
      noteEmpty(NAMED, function.orElse(call), rules);
    }
  }

  /**
   * A call whose tool takes text, not JSON, as OpenAI's custom tools do: the text is its argument
   * {@code input}.
   */
  static ToolCall ofText(Node call, Node input, Set<Rule> rules) {
    rules.add(Rule.TOOL_INPUT_WAS_TEXT);
    JsonText arguments = new JsonText(Layout.COMPACT).beginObject().name("input").value(input);
    Node object = Node.of(arguments.endObject().toString());
    return new ToolCall(id(call), call.field(NAME).as(Kind.STRING), Optional.of(object));
  }

  /** A call of the AI SDK's user interface, whose name stands elsewhere. */
  static ToolCall ofInterface(Node block, Node name, Set<Rule> rules) {
    noteEmpty(NAMED, block, rules);
    return NAMED.call(id(block), name, block);
  }

  /** The id of a call, or of the call that a result refers to. */
  static Optional<Node> id(Node object) {
    Optional<Node> id = referred(object);
    return id.isPresent() ? id : object.find(ID).flatMap(AnyCall::usable);
  }

  /** The id of a call that a message refers to. */
  static Optional<Node> referred(Node object) {
    for (Name name : CALL_IDS) {
      Optional<Node> id = object.find(name);
      if (id.isPresent()) {
        return usable(id.get());
      }
    }
    return Optional.empty();
  }

  /** A string; of several ids the one of a call, or the first; an empty one is none. */
  private static Optional<Node> usable(Node id) {
    if (id.is(Kind.STRING)) {
      return id.raw().length() > 2 ? Optional.of(id) : Optional.empty();
    } else if (id.is(Kind.NUMBER)) {
      return Optional.of(Node.ofText(id.raw().toString()));
    }
    Optional<Node> first = Optional.empty();
    for (Node item : id.as(Kind.ARRAY).items()) {
      if (item.is(Kind.STRING) && item.text().startsWith("call_")) {
        return Optional.of(item);
      }
      first = first.isEmpty() && item.is(Kind.STRING) ? Optional.of(item) : first;
    }
    return first;
  }
}
