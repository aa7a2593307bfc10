package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * Messages by number, {@code gen_ai.prompt.0.content}, as OpenLLMetry had them until 2026; or all
 * of them in one attribute, {@code gen_ai.prompt}.
 */
final class NumberedAttributes implements SpanContent {
  private static final String PROMPT = "gen_ai.prompt";
  private static final String COMPLETION = "gen_ai.completion";
  private static final String FUNCTIONS = "llm.request.functions";
  private static final Name TYPE = Name.of("type");
  private static final String CONTENT = "content";

  @Override
  public boolean isIn(Span span) {
    return span.attributes().anyBelow(PROMPT + ".")
        || span.attributes().anyBelow(COMPLETION + ".")
        || span.attributes().find(PROMPT).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    span.attributes().whole(PROMPT).map(NumberedAttributes::decoded).ifPresent(talk::given);
    span.attributes().whole(COMPLETION).map(NumberedAttributes::decoded).ifPresent(talk::said);
    span.attributes().whole(FUNCTIONS).ifPresent(talk::tools);
  }

  /** Contents that were arrays of parts stand as strings of JSON. */
  private static Node decoded(Node messages) {
    if (!messages.is(Kind.ARRAY)) {
      return messages;
    }
    JsonText text = new JsonText(Layout.COMPACT).beginArray();
    for (Node message : messages.items()) {
      if (!message.is(Kind.OBJECT)) {
        text.value(message);
        continue;
      }
      text.beginObject();
      for (Field field : message.fields()) {
        Optional<Node> parts =
            field.key().equals(CONTENT) ? parts(field.value()) : Optional.<Node>empty();
        text.name(field.key()).value(parts.orElse(field.value()));
      }
      text.endObject();
    }
    return Node.of(text.endArray().toString());
  }

  private static Optional<Node> parts(Node content) {
    Node json = Texts.jsonIfAny(content);
    if (!json.is(Kind.ARRAY)) {
      return Optional.empty();
    }
    for (Node part : json.items()) {
      if (!part.is(Kind.OBJECT) || part.peek(TYPE).filter(t -> t.is(Kind.STRING)).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(json);
  }
}
