package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Role;
import java.util.Optional;

/** The Vercel AI SDK: {@code {"system", "prompt"}} goes in, tool calls come out. */
final class AiSdkDialect implements Dialect {
  private static final Name PROMPT = Name.of("prompt");
  private static final Name SYSTEM = Name.of("system");

  @Override
  public String name() {
    return "ai_sdk";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return AiSdkCalls.matches(payload) ? Match.SURE : Match.NO;
    }
    return payload.is(Kind.OBJECT) && isPrompt(payload) ? Match.LIKELY : Match.NO;
  }

  private static boolean isPrompt(Node object) {
    Optional<Node> prompt = object.peek(PROMPT).filter(text -> text.is(Kind.STRING));
    Optional<Node> system = object.peek(SYSTEM).filter(text -> text.is(Kind.STRING));
    return prompt.isPresent() && object.size() == (system.isPresent() ? 2 : 1);
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      talk.addAll(ItemReaders.AI_SDK_CALLS.messages(payload));
      return;
    }
    if (payload.has(SYSTEM)) {
      talk.add(Texts.said(Role.SYSTEM, payload.field(SYSTEM)));
    }
    talk.add(Texts.said(Role.USER, payload.field(PROMPT)));
  }
}
