package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.Optional;
import java.util.Set;

/**
 * Anthropic's Messages: a request, a response, messages of blocks, or the blocks of one message.
 */
final class AnthropicDialect implements Dialect {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name SYSTEM = Name.of("system");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOLS = Name.of("tools");
  private static final Name INPUT_SCHEMA = Name.of("input_schema");
  private static final Name VERSION = Name.of("anthropic_version");

  /** Blocks that no other vendor has. */
  private static final Set<String> OWN =
      Set.of(
          "tool_use",
          "tool_result",
          "thinking",
          "redacted_thinking",
          "server_tool_use",
          "mcp_tool_use",
          "web_search_tool_result");

  @Override
  public String name() {
    return "anthropic";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      if (MessageBlocks.areBlocks(payload)) {
        return MessageBlocks.hasType(payload, OWN) ? Match.SURE : Match.LIKELY;
      }
      return MessageBlocks.any(payload, OWN) ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    return isResponse(payload) || isRequest(payload) ? Match.SURE : Match.NO;
  }

  private static boolean isResponse(Node payload) {
    Optional<Node> content = payload.peek(CONTENT).filter(node -> node.is(Kind.ARRAY));
    return content.isPresent()
        && (MessageBlocks.type(payload).filter("message"::equals).isPresent()
                && !ResponsesItems.isOfResponses(content.get())
            || MessageBlocks.hasType(content.get(), OWN));
  }

  private static boolean isRequest(Node payload) {
    Optional<Node> messages = payload.peek(MESSAGES).filter(node -> node.is(Kind.ARRAY));
    return messages.isPresent()
        && (payload.peek(SYSTEM).filter(AnthropicDialect::isSaid).isPresent()
            || payload.has(VERSION)
            || hasSchema(payload)
            || MessageBlocks.any(messages.get(), OWN));
  }

  private static boolean isSaid(Node system) {
    return system.is(Kind.STRING) || system.is(Kind.ARRAY);
  }

  private static boolean hasSchema(Node payload) {
    Optional<Node> tools = payload.peek(TOOLS).filter(node -> node.is(Kind.ARRAY));
    if (tools.isPresent()) {
      for (Node tool : tools.get().items()) {
        return tool.is(Kind.OBJECT) && tool.has(INPUT_SCHEMA);
      }
    }
    return false;
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      if (MessageBlocks.areBlocks(payload)) {
        Role role = talk.isAnswer() ? Role.ASSISTANT : Role.USER;
        talk.addAll(Blocks.messages(Message.saying(role, Content.none()), payload));
      } else {
        AnyMessage.readAll(payload, talk);
      }
    } else if (RequestBody.is(payload)) {
      RequestBody.read(payload, talk);
    } else {
      Optional<Role> speaker = talk.isAnswer() ? Optional.of(Role.ASSISTANT) : Optional.empty();
      AnyMessage.message(payload, speaker, talk);
    }
  }
}
