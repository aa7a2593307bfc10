package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One item of a list of messages, whichever vendor wrote it: the items beside it may be written in
 * other ways.
 *
 * <p>What {@link OpenAiChat} can read it reads; what has blocks, {@link Blocks}.
 */
final class AnyMessage {
  private static final Name ROLE = Name.of("role");
  private static final Name TYPE = Name.of("type");
  private static final Name CONTENT = Name.of("content");
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name TOOLS = Name.of("tools");
  private static final Name TOOL_CALLS = Name.of("tool_calls");
  private static final Name CAMEL_CALLS = Name.of("toolCalls");
  private static final Name ID = Name.of("id");
  private static final Name TOOL = Name.of("tool");

  /** Gemini's and OpenTelemetry's, and LlamaIndex's, name for the content. */
  private static final List<Name> PARTS = List.of(Name.of("parts"), Name.of("blocks"));

  /** What vendors call those who speak. */
  static final Words<Role> ROLES =
      new Words<>(Role.class)
          .also("developer", Role.SYSTEM)
          .also("human", Role.USER)
          .also("model", Role.ASSISTANT)
          .also("ai", Role.ASSISTANT)
          .also("bot", Role.ASSISTANT)
          .also("gpt", Role.ASSISTANT)
          .also("chatbot", Role.ASSISTANT)
          .also("function", Role.TOOL)
          .also("observation", Role.TOOL);

  private static final OpenAiChat PLAIN = OpenAiChat.ofAnyVendor(Optional.empty());
  private static final OpenAiChat PLAIN_ANSWER =
      OpenAiChat.ofAnyVendor(Optional.of(Role.ASSISTANT));

  private AnyMessage() {}

  /** Reads all items of {@code array}. */
  static void readAll(Node array, Talk talk) {
    for (Node item : array.items()) {
      read(item, talk);
    }
  }

  /** Reads {@code item}, be it of another dialect. */
  static void read(Node item, Talk talk) {
    if (item.is(Kind.OBJECT) && !item.has(ROLE)) {
      Optional<Dialect> dialect = Dialects.ofItem(item);
      if (dialect.isPresent()) {
        talk.readAs(dialect.get());
        dialect.get().read(item, talk);
        return;
      }
    } else if (item.is(Kind.OBJECT) && ResponsesItems.isItem(item)) {
      ItemReaders.RESPONSES.read(item, talk.messages());
      return;
    }
    message(item, Optional.empty(), talk);
  }

  /** Reads {@code item}, a message of {@code named}, or of whom it names, or of the speaker. */
  static void message(Node item, Optional<Role> named, Talk talk) {
    item.as(Kind.OBJECT);
    boolean nobody = named.isEmpty() && !item.has(ROLE);
    if (nobody && said(item).isEmpty() && !item.has(TOOL_CALLS) && !item.has(CAMEL_CALLS)) {
      throw item.failure("has no field \"role\"");
    }
    Optional<Role> speaker = nobody ? Optional.of(talk.speaker()) : named;
    if (item.has(TOOLS, Kind.ARRAY)) {
      talk.tools(item.field(TOOLS));
    }
    if (isDefinition(item)) {
      talk.tools(item.field(CONTENT));
      item.find(ROLE);
      return;
    }
    if (named.isEmpty() && item.says(ROLE, TOOL)) {
      Optional<Message> calling = WrittenCalls.inToolsName(item);
      if (calling.isPresent()) {
        talk.add(calling.get());
        return;
      }
    }
    int before = talk.messages().size();
    boolean answers = speaker.filter(role -> role == Role.ASSISTANT).isPresent();
    if ((speaker.isEmpty() || answers) && isPlain(item)) {
      talk.add(noted(item, (answers ? PLAIN_ANSWER : PLAIN).read(item)));
    } else {
      talk.addAll(blocks(item, role(item, speaker)));
    }
    Lesson lesson = item.hasUnread() ? Lessons.of(item) : Lesson.WHOLE;
    int last = talk.messages().size() - 1;
    if (lesson != Lesson.WHOLE && last >= before) {
      talk.messages().set(last, talk.messages().get(last).with(lesson));
    }
  }

  private static Role role(Node item, Optional<Role> speaker) {
    if (speaker.isPresent()) {
      item.find(ROLE);
      return speaker.get();
    }
    return item.field(ROLE).oneOf(ROLES);
  }

  /** LangGraph's definition of a tool, which looks like the message of one. */
  private static boolean isDefinition(Node item) {
    if (!item.has(CONTENT, Kind.OBJECT)) {
      return false;
    }
    Node content = item.peek(CONTENT).get();
    return content.says(TYPE, FUNCTION) && content.has(FUNCTION, Kind.OBJECT);
  }

  private static boolean isPlain(Node item) {
    boolean isText = item.has(CONTENT, Kind.STRING) || item.peek(CONTENT).isEmpty();
    if (!isText || item.has(CAMEL_CALLS)) {
      return false;
    }
    for (int i = 0; i < PARTS.size(); i++) {
      if (item.has(PARTS.get(i), Kind.ARRAY)) {
        return false;
      }
    }
    return !item.has(TOOL_CALLS) || item.peek(TOOL_CALLS).map(AnyMessage::arePlain).orElse(true);
  }

  private static boolean arePlain(Node calls) {
    if (!calls.is(Kind.ARRAY)) {
      return false;
    }
    for (Node call : calls.items()) {
      if (!call.is(Kind.OBJECT)
          || !call.has(ID, Kind.STRING) && call.peek(ID).isPresent()
          || !call.has(FUNCTION) && !call.has(NAME)) {
        return false;
      }
    }
    return true;
  }

  private static Message noted(Node item, Message read) {
    if (!callsWithoutArguments(read)) {
      return read;
    }
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    item.peek(TOOL_CALLS).ifPresent(calls -> AnyCall.noteEmpty(calls, rules));
    Message message = read;
    for (Rule rule : rules) {
      message = message.with(message.aside().with(rule));
    }
    return message;
  }

  private static boolean callsWithoutArguments(Message message) {
    List<ToolCall> calls = message.toolCalls();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).arguments().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private static List<Message> blocks(Node item, Role role) {
    Set<Rule> rules = EnumSet.noneOf(Rule.class);
    Message base = base(item, role, rules);
    Optional<Node> content = said(item);
    List<Message> messages;
    if (content.isEmpty()) {
      messages = List.of(base);
    } else if (content.get().is(Kind.STRING)) {
      messages = List.of(base.with(Media.content(content.get())));
    } else if (role == Role.TOOL && !areBlocks(content.get())) {
      messages = List.of(base.with(ResultText.content(content.get(), rules)));
    } else {
      messages = Blocks.messages(base, content.get());
    }
    if (rules.isEmpty()) {
      return messages;
    }
    List<Message> noted = new ArrayList<>(messages);
    for (Rule rule : rules) {
      noted.set(0, noted.get(0).with(noted.get(0).aside().with(rule)));
    }
    return noted;
  }

  private static Message base(Node item, Role role, Set<Rule> rules) {
    Optional<Node> id = role == Role.TOOL ? AnyCall.referred(item) : Optional.empty();
    Optional<Node> name = item.find(NAME).filter(node -> node.is(Kind.STRING));
    Message message = new Message(role, Content.none(), List.of(), id, name);
    if (role != Role.ASSISTANT) {
      return message;
    }
    Optional<Node> calls = CallKeys.toolCalls(item).or(() -> item.find(CAMEL_CALLS));
    Optional<Node> array = calls.map(Texts::jsonIfAny).filter(node -> node.is(Kind.ARRAY));
    if (array.isPresent()) {
      for (Node call : array.get().items()) {
        message = message.with(AnyCall.of(call, rules));
      }
    }
    return Reasonings.with(item, message);
  }

  private static Optional<Node> said(Node item) {
    Optional<Node> content = item.find(CONTENT);
    for (Name parts : PARTS) {
      content = content.isPresent() ? content : item.find(parts);
    }
    if (content.isPresent() && content.get().is(Kind.OBJECT)) {
      for (Name parts : PARTS) {
        Optional<Node> inner = content.get().find(parts);
        if (inner.isPresent()) {
          return inner;
        }
      }
    }
    return content;
  }

  /** Whether {@code content} has blocks of results, rather than what one tool gave back. */
  private static boolean areBlocks(Node content) {
    if (!content.is(Kind.ARRAY)) {
      return BlockKind.of(content) == BlockKind.RESULT;
    }
    for (Node item : content.items()) {
      if (BlockKind.of(item) == BlockKind.UNKNOWN) {
        return false;
      }
    }
    return true;
  }
}
