package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * OpenTelemetry's messages of parts, {@code {"role", "parts": [{"type", "content"}]}}, and Pydantic
 * AI's own, {@code {"kind": "request", "parts": [{"part_kind", "content"}]}}.
 *
 * <p>Of several answers, each with its reason to end, the first counts.
 */
final class OtelPartsDialect implements Dialect {
  private static final Name PARTS = Name.of("parts");
  private static final Name TYPE = Name.of("type");
  private static final Name ROLE = Name.of("role");
  private static final Name FINISH_REASON = Name.of("finish_reason");

  @Override
  public String name() {
    return "otel_parts";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      for (Node item : payload.items()) {
        if (isMessage(item)) {
          return Match.SURE;
        }
      }
      return Match.NO;
    }
    return isMessage(payload) ? Match.SURE : Match.NO;
  }

  private static boolean isMessage(Node item) {
    return hasTypes(item) && item.has(ROLE) || PydanticMessage.is(item);
  }

  private static boolean hasTypes(Node item) {
    Optional<Node> parts = item.is(Kind.OBJECT) ? item.peek(PARTS) : Optional.empty();
    if (parts.isEmpty() || !parts.get().is(Kind.ARRAY)) {
      return false;
    }
    for (Node part : parts.get().items()) {
      return part.is(Kind.OBJECT) && part.has(TYPE);
    }
    return false;
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (!payload.is(Kind.ARRAY)) {
      message(payload, talk);
      return;
    }
    List<Node> items = new ArrayList<>();
    payload.items().forEach(items::add);
    boolean choices =
        talk.isAnswer() && items.size() > 1 && items.stream().allMatch(OtelPartsDialect::isChoice);
    if (choices) {
      talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
    }
    for (Node item : choices ? items.subList(0, 1) : items) {
      message(item, talk);
    }
  }

  private static boolean isChoice(Node item) {
    return item.is(Kind.OBJECT)
        && item.has(FINISH_REASON)
        && item.peek(ROLE).filter(r -> r.raw().toString().equals("\"assistant\"")).isPresent();
  }

  private static void message(Node item, Talk talk) {
    if (PydanticMessage.is(item)) {
      PydanticMessage.read(item, talk);
    } else {
      AnyMessage.read(item, talk);
    }
  }
}
