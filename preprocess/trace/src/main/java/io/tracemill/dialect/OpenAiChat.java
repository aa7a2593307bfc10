package io.tracemill.dialect;

import io.tracemill.dialect.call.CallKeys;
import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Words;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * OpenAI's chat messages: {@code role}, {@code content}, {@code tool_calls}, {@code tool_call_id}
 * and {@code name}, and what {@link RareFields} knows; a {@code function} is a tool.
 *
 * <p>Thoughts in the text of an answer are taken off it and kept {@link io.tracemill.trace.Aside
 * aside}, as is {@code reasoning_content}. Other fields are left out.
 */
final class OpenAiChat implements ItemReader {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALL_ID = Name.of("tool_call_id");
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final CallKeys KEYS = new CallKeys("id", "name", "arguments");
  private static final Name TYPE = Name.of("type");
  private static final Words<Role> ROLES =
      new Words<>(Role.class).also("developer", Role.SYSTEM).also("function", Role.TOOL);

  private final String name;
  private final PartKinds parts;
  private final Optional<Role> speaker;
  private final boolean refuses;
  private final Words<Role> roles;
  private final Function<Node, Content> content;

  /** Messages of one {@code speaker}, or of whom they name; other media than parts are refused. */
  OpenAiChat(String name, PartKinds parts, Optional<Role> speaker) {
    this(name, parts, speaker, true);
  }

  private OpenAiChat(String name, PartKinds parts, Optional<Role> speaker, boolean refuses) {
    this.name = name;
    this.parts = parts;
    this.speaker = speaker;
    this.refuses = refuses;
    this.roles = ROLES;
    this.content = this::content;
  }

  private OpenAiChat(Optional<Role> speaker) {
    this.name = "any_vendor";
    this.parts = PartKinds.TEXT_AND_IMAGES;
    this.speaker = speaker;
    this.refuses = false;
    this.roles = AnyMessage.ROLES;
    this.content = Media::content;
  }

  /** The same messages, whose media are there with why they may be refused. */
  OpenAiChat recording() {
    return new OpenAiChat(name, parts, speaker, false);
  }

  /** Messages whose content is a text or nothing, with the roles of all vendors. */
  static OpenAiChat ofAnyVendor(Optional<Role> speaker) {
    return new OpenAiChat(speaker);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Node message, List<Message> conversation) {
    conversation.add(read(message));
  }

  /** The message that {@code message} is. */
  Message read(Node message) {
    Optional<Node> calls = CallKeys.toolCalls(message);
    Message read =
        new Message(
            role(message),
            message.find(CONTENT, content, Content.none()),
            calls.isPresent() ? toolCalls(calls.get()) : List.of(),
            string(message.find(TOOL_CALL_ID)),
            string(message.find(NAME)));
    if (message.hasUnread()) {
      read = RareFields.of(message, read);
    }
    if (read.role() == Role.ASSISTANT) {
      read = Thoughts.without(read);
    } else if (read.role() == Role.TOOL && read.toolCallId().isEmpty()) {
      checkIsResult(message, read);
    }
    return read;
  }

  private static void checkIsResult(Node message, Message read) {
    if (WrittenCalls.in(read.content()).isPresent()) {
      throw message.failure("expected a tool's result but found tool calls: " + message.shown());
    }
  }

  private Role role(Node message) {
    if (speaker.isPresent()) {
      message.find(ROLE);
      return speaker.get();
    }
    return message.field(ROLE).oneOf(roles);
  }

  private Content content(Node content) {
    Content read;
    if (content.is(Kind.STRING)) {
      read = Media.recorded(content);
    } else if (content.is(Kind.ARRAY)) {
      read = parts.content(content);
    } else {
      throw content.failure(
          "expected a string, an array of parts or null but found " + content.kind().words());
    }
    return refuses ? Media.refused(read) : read;
  }

  private static Optional<Node> string(Optional<Node> node) {
    if (node.isPresent()) {
      node.get().as(Kind.STRING);
    }
    return node;
  }

  /** Whether a call has its name beside its id, as LangChain and others write it. */
  private static boolean isFlat(Node call) {
    return !call.has(FUNCTION) && call.has(KEYS.name());
  }

  /** The calls in {@code array}; all of them are of the type that has a {@code function}. */
  static List<ToolCall> toolCalls(Node array) {
    List<ToolCall> calls = new ArrayList<>(1);
    DataException wrong = null;
    for (Node call : array.items()) {
      try {
        call.find(TYPE);
        calls.add(isFlat(call) ? KEYS.call(call) : KEYS.call(call, call.field(FUNCTION)));
      } catch (DataException e) {
        wrong = e.after(wrong);
      }
    }
    DataException.throwIfAny(wrong);
    return calls;
  }
}
