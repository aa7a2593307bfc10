package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * What the Vercel AI SDK's own spans have: {@code ai.prompt.messages}, {@code ai.response.text}.
 */
final class AiSdkAttributes implements SpanContent {
  private static final String MESSAGES = "ai.prompt.messages";
  private static final String PROMPT = "ai.prompt";
  private static final String TOOLS = "ai.prompt.tools";
  private static final String TEXT = "ai.response.text";
  private static final String OBJECT = "ai.response.object";
  private static final String CALLS = "ai.response.toolCalls";
  private static final String REASONING = "ai.response.reasoning";
  private static final String FINISH = "ai.response.finishReason";

  @Override
  public boolean isIn(Span span) {
    return span.attributes().find(MESSAGES).isPresent()
        || span.attributes().find(PROMPT).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    SpanAttributes said = span.attributes();
    talk.given(said.whole(MESSAGES).or(() -> said.whole(PROMPT)).orElseThrow());
    said.whole(TOOLS).ifPresent(talk::tools);
    answer(said).ifPresent(talk::said);
  }

  private static Optional<Node> answer(SpanAttributes said) {
    Optional<Node> words =
        said.find(TEXT).or(() -> said.find(OBJECT)).filter(AiSdkAttributes::isSaid);
    Optional<Node> calls = said.whole(CALLS).filter(c -> c.is(Kind.ARRAY) && c.size() > 0);
    if (words.isEmpty() && calls.isEmpty()) {
      return Optional.empty();
    }
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("message").beginObject();
    text.name("role").value("assistant");
    words.ifPresent(content -> text.name("content").value(content));
    calls.ifPresent(array -> text.name("toolCalls").value(array));
    said.find(REASONING).ifPresent(thought -> text.name("reasoning").value(thought));
    text.endObject();
    said.text(FINISH).ifPresent(r -> text.name("finish_reason").value(r.replace('-', '_')));
    return Optional.of(Node.of(text.endObject().toString()));
  }

  private static boolean isSaid(Node words) {
    return !words.is(Kind.STRING) || words.raw().length() > 2;
  }
}
