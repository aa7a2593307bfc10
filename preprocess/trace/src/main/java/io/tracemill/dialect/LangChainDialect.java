package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.Optional;

/**
 * LangChain's messages, as constructors ({@code {"lc": 1, "type": "constructor", "id": [...],
 * "kwargs": {...}}}), by their type ({@code {"type": "human", "content": ...}}) or as pairs of both
 * ({@code {"type": "human", "data": {...}}}), alone, in lists, in batches of lists, or in the
 * generations of an answer.
 */
final class LangChainDialect implements Dialect {
  private static final Name GENERATIONS = Name.of("generations");
  private static final Name MESSAGE = Name.of("message");
  private static final Name TEXT = Name.of("text");

  /** LangGraph's states and commands have what was said in one of these. */
  private static final Name UPDATE = Name.of("update");

  private static final Name MESSAGES = Name.of("messages");
  private static final int DEEPEST = 3;

  @Override
  public String name() {
    return "langchain";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return holdsMessages(payload, 0) ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    boolean own =
        LangChainMessage.is(payload)
            || isGenerations(payload)
            || hasMessages(payload, MESSAGES)
            || payload.peek(UPDATE).filter(u -> hasMessages(u, MESSAGES)).isPresent();
    return own ? Match.SURE : Match.NO;
  }

  private static boolean hasMessages(Node object, Name name) {
    return object.is(Kind.OBJECT)
        && object.peek(name).filter(m -> m.is(Kind.ARRAY) && holdsMessages(m, 0)).isPresent();
  }

  private static boolean holdsMessages(Node array, int depth) {
    for (Node item : array.items()) {
      boolean inner =
          item.is(Kind.ARRAY) && array.size() == 1 && depth < DEEPEST
              ? holdsMessages(item, depth + 1)
              : LangChainMessage.is(item);
      if (inner) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGenerations(Node object) {
    Optional<Node> found = object.peek(GENERATIONS).filter(g -> g.is(Kind.ARRAY));
    return found.isPresent() && generation(found.get()).isPresent();
  }

  private static Optional<Node> generation(Node generations) {
    Node at = generations;
    for (int depth = 0; depth < DEEPEST && at.is(Kind.ARRAY) && at.size() > 0; depth++) {
      at = at.items().iterator().next();
    }
    return at.is(Kind.OBJECT) && (at.has(TEXT) || at.has(MESSAGE))
        ? Optional.of(at)
        : Optional.empty();
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      readAll(payload, talk);
    } else if (isGenerations(payload)) {
      generations(payload.field(GENERATIONS), talk);
    } else if (LangChainMessage.is(payload)) {
      LangChainMessage.read(payload, talk);
    } else {
      RequestBody.tools(payload, talk);
      Node state = hasMessages(payload, MESSAGES) ? payload : payload.field(UPDATE);
      readAll(state.field(MESSAGES), talk);
    }
  }

  private static void readAll(Node array, Talk talk) {
    for (Node item : array.items()) {
      if (item.is(Kind.ARRAY)) {
        readAll(item, talk);
      } else if (LangChainMessage.is(item)) {
        LangChainMessage.read(item, talk);
      } else {
        AnyMessage.read(item, talk);
      }
    }
  }

  private static void generations(Node generations, Talk talk) {
    Node first = generations.items().iterator().next();
    if (generations.size() > 1 || first.is(Kind.ARRAY) && first.size() > 1) {
      talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
    }
    Node generation = generation(generations).orElseThrow();
    Optional<Node> message = generation.find(MESSAGE).filter(m -> m.is(Kind.OBJECT));
    if (message.isPresent()) {
      if (LangChainMessage.is(message.get())) {
        LangChainMessage.read(message.get(), talk);
      } else {
        AnyMessage.read(message.get(), talk);
      }
    } else {
      talk.add(Texts.said(Role.ASSISTANT, generation.field(TEXT)));
    }
  }
}
