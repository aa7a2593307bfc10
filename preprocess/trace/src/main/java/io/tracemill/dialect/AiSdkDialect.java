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
 * The Vercel AI SDK: a prompt, messages with its own parts, a list of tool calls, or a result with
 * {@code text} and {@code toolCalls}.
 */
final class AiSdkDialect implements Dialect {
  private static final Name PROMPT = Name.of("prompt");
  private static final Name SYSTEM = Name.of("system");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name TEXT = Name.of("text");
  private static final Name TOOL_CALLS = Name.of("toolCalls");
  private static final Name ROLE = Name.of("role");

  /** Parts that no other vendor has. */
  private static final Set<String> OWN = Set.of("tool-call", "tool-result");

  @Override
  public String name() {
    return "ai_sdk";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      boolean own =
          AiSdkCalls.matches(payload)
              || MessageBlocks.any(payload, OWN)
              || MessageBlocks.areBlocks(payload) && MessageBlocks.hasType(payload, OWN);
      return own ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    if (isResult(payload) || hasOwn(payload)) {
      return Match.SURE;
    }
    return isPrompt(payload) ? Match.LIKELY : Match.NO;
  }

  private static boolean hasOwn(Node payload) {
    Optional<Node> messages = payload.peek(MESSAGES).filter(node -> node.is(Kind.ARRAY));
    return messages.isPresent() && MessageBlocks.any(messages.get(), OWN);
  }

  private static boolean isResult(Node object) {
    return object.has(TOOL_CALLS, Kind.ARRAY) && !object.has(ROLE);
  }

  private static boolean isPrompt(Node object) {
    Optional<Node> prompt = object.peek(PROMPT);
    if (prompt.isEmpty()) {
      return false;
    }
    boolean system = object.has(SYSTEM, Kind.STRING);
    boolean only = object.size() == (system ? 2 : 1);
    return prompt.get().is(Kind.STRING) ? only : prompt.get().is(Kind.ARRAY);
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      array(payload, talk);
    } else if (RequestBody.is(payload)) {
      RequestBody.read(payload, talk);
    } else if (isResult(payload)) {
      result(payload, talk);
    } else {
      prompt(payload, talk);
    }
  }

  private static void array(Node payload, Talk talk) {
    if (AiSdkCalls.matches(payload)) {
      talk.addAll(Blocks.calls(payload));
    } else if (MessageBlocks.areBlocks(payload)) {
      talk.addAll(Blocks.messages(Message.saying(talk.speaker(), Content.none()), payload));
    } else {
      AnyMessage.readAll(payload, talk);
    }
  }

  private static void result(Node payload, Talk talk) {
    Message said = Blocks.calls(payload.field(TOOL_CALLS)).get(0);
    Optional<Node> text = payload.find(TEXT).filter(node -> node.is(Kind.STRING));
    if (text.isPresent() && !text.get().text().isBlank()) {
      said = said.with(Media.content(text.get()));
    }
    talk.add(Reasonings.with(payload, said));
  }

  private static void prompt(Node payload, Talk talk) {
    payload.find(SYSTEM).flatMap(RequestBody::system).ifPresent(talk::add);
    Node prompt = payload.field(PROMPT);
    if (prompt.is(Kind.STRING)) {
      talk.add(Message.saying(Role.USER, Media.content(prompt)));
    } else {
      AnyMessage.readAll(prompt, talk);
    }
    RequestBody.tools(payload, talk);
  }
}
