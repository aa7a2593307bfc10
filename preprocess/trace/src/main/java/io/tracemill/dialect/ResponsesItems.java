package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The items of OpenAI's Responses: messages, calls, what tools gave back, thoughts. What an
 * assistant says, thinks and calls without an interruption is one turn; a built-in tool's items are
 * left out, and it is noted.
 */
public final class ResponsesItems implements ItemReader {
  private static final Name TYPE = Name.of("type");
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name CALL_ID = Name.of("call_id");
  private static final Name OUTPUT = Name.of("output");
  private static final Name INPUT = Name.of("input");
  private static final List<Name> THOUGHTS = List.of(Name.of("content"), Name.of("summary"));
  private static final Words<Role> ROLES = new Words<>(Role.class).also("developer", Role.SYSTEM);

  /** What a server does by itself, and what clients do that is no function. */
  private static final Set<String> BUILT_IN =
      Set.of("mcp_list_tools", "mcp_approval_request", "mcp_approval_response", "program");

  ResponsesItems() {}

  /** Whether an item of {@code array} can be nothing else. */
  public static boolean matches(Node array) {
    for (Node item : array.items()) {
      if (item.is(Kind.OBJECT) && isItem(item)) {
        return true;
      }
    }
    return false;
  }

  /** Whether {@code item} can be nothing else. */
  static boolean isItem(Node item) {
    Optional<Node> typed = item.peek(TYPE).filter(type -> type.is(Kind.STRING));
    if (typed.isEmpty()) {
      return false;
    }
    String type = typed.get().text();
    return switch (type) {
      case "message" -> item.has(ROLE) && isContent(item);
      case "reasoning" -> item.has(THOUGHTS.get(1)) || item.peek(CONTENT).isPresent();
      case "function_call", "function_call_output" -> item.has(CALL_ID);
      case "custom_tool_call", "custom_tool_call_output", "item_reference", "compaction" -> true;
      default -> isBuiltIn(type);
    };
  }

  private static boolean isContent(Node message) {
    Optional<Node> content = message.peek(CONTENT);
    return content.isPresent()
        && (content.get().is(Kind.STRING)
            || content.get().is(Kind.ARRAY)
                && (content.get().size() == 0
                    || isOfResponses(content.get())
                    || MessageBlocks.hasType(content.get(), Set.of("refusal"))));
  }

  /** Whether {@code blocks} are those of a message of this dialect. */
  static boolean isOfResponses(Node blocks) {
    return MessageBlocks.hasType(blocks, Set.of("input_text", "output_text", "input_image"));
  }

  private static boolean isBuiltIn(String type) {
    return BUILT_IN.contains(type)
        || type.endsWith("_call") && !type.equals("function_call") && !type.equals("tool_call")
        || type.endsWith("_output") && !type.equals("function_call_output");
  }

  @Override
  public String name() {
    return "openai_responses";
  }

  @Override
  public void read(Node item, List<Message> conversation) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    String type = item.find(TYPE).map(Node::text).orElse("message");
    switch (type) {
      case "message" -> message(item, conversation);
      case "function_call" -> call(AnyCall.of(item, rules), conversation);
      case "custom_tool_call" -> call(AnyCall.ofText(item, item.field(INPUT), rules), conversation);
      case "function_call_output", "custom_tool_call_output" ->
          conversation.add(result(item, rules));
      case "reasoning" -> think(item, rules, conversation);
      case "item_reference" -> rules.add(Rule.HISTORY_IS_NOT_RECORDED);
      case "compaction" -> rules.add(Rule.OTHER_PART_LEFT_OUT);
      default -> {
        if (!isBuiltIn(type)) {
          throw item.field(TYPE)
              .failure(
                  "expected one of [message, function_call, function_call_output, reasoning]"
                      + " but found "
                      + item.field(TYPE).shown());
        }
        rules.add(Rule.SERVER_TOOL_LEFT_OUT);
      }
    }
    note(rules, conversation);
  }

  private static void message(Node item, List<Message> conversation) {
    Role role = item.field(ROLE).oneOf(ROLES);
    Node content = item.field(CONTENT);
    Message said = Message.saying(role, Content.none());
    List<Message> messages =
        content.is(Kind.STRING)
            ? List.of(said.with(Media.content(content)))
            : Blocks.messages(said, content);
    Optional<Message> last = lastOfAssistant(conversation);
    if (role == Role.ASSISTANT && last.isPresent() && messages.size() == 1) {
      replaceLast(conversation, joined(last.get(), messages.get(0)));
    } else {
      conversation.addAll(messages);
    }
  }

  private static Message joined(Message first, Message second) {
    Message both = first;
    if (first.content().isNone()) {
      both = first.with(second.content());
    } else if (!second.content().isNone()) {
      List<Part> parts = new ArrayList<>(first.content().asParts());
      parts.addAll(second.content().asParts());
      both = first.with(new Content.Parts(parts));
    }
    for (Rule rule : second.aside().rules()) {
      both = both.with(both.aside().with(rule));
    }
    return both;
  }

  private static void call(ToolCall call, List<Message> conversation) {
    Optional<Message> last = lastOfAssistant(conversation);
    if (last.isPresent()) {
      replaceLast(conversation, last.get().with(call));
    } else {
      conversation.add(Message.calling(List.of(call)));
    }
  }

  private static Message result(Node item, Set<Rule> rules) {
    Optional<Node> id = AnyCall.referred(item);
    Content output = ResultText.content(item.field(OUTPUT), rules);
    return new Message(Role.TOOL, output, List.of(), id, Optional.empty());
  }

  private static void think(Node item, Set<Rule> rules, List<Message> conversation) {
    Optional<String> thought = Optional.empty();
    for (Name name : THOUGHTS) {
      thought = thought.isPresent() ? thought : item.find(name).flatMap(Reasonings::text);
    }
    if (thought.isEmpty()) {
      rules.add(Rule.REASONING_LEFT_OUT);
      return;
    }
    Message last = turn(conversation);
    String before = last.aside().thought().map(earlier -> earlier.text() + "\n").orElse("");
    Content all = new Content.Text(before + thought.get());
    replaceLast(conversation, last.with(last.aside().with(all)));
  }

  private static void note(Set<Rule> rules, List<Message> conversation) {
    if (rules.isEmpty()) {
      return;
    }
    int last = conversation.size() - 1;
    Message noted = last >= 0 ? conversation.get(last) : turn(conversation);
    for (Rule rule : rules) {
      noted = noted.with(noted.aside().with(rule));
    }
    replaceLast(conversation, noted);
  }

  /** The assistant's turn that goes on, or a new one that says nothing yet. */
  private static Message turn(List<Message> conversation) {
    if (lastOfAssistant(conversation).isEmpty()) {
      conversation.add(Message.saying(Role.ASSISTANT, Content.none()));
    }
    return conversation.get(conversation.size() - 1);
  }

  private static Optional<Message> lastOfAssistant(List<Message> conversation) {
    return conversation.isEmpty()
        ? Optional.empty()
        : Optional.of(conversation.get(conversation.size() - 1))
            .filter(last -> last.role() == Role.ASSISTANT);
  }

  private static void replaceLast(List<Message> conversation, Message message) {
    conversation.set(conversation.size() - 1, message);
  }
}
