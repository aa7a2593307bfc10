package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;

/** All messages of an agent's run in one attribute, as Pydantic AI has them. */
final class AgentMessages implements SpanContent {
  private static final List<String> KEYS = List.of("pydantic_ai.all_messages", "all_messages");
  private static final String SYSTEM = "gen_ai.system_instructions";

  @Override
  public boolean isIn(Span span) {
    return messages(span).isPresent();
  }

  private static Optional<Node> messages(Span span) {
    Optional<Node> found = Optional.empty();
    for (String key : KEYS) {
      found = found.isPresent() ? found : span.attributes().whole(key);
    }
    return found;
  }

  @Override
  public void read(Span span, Talk talk) {
    Optional<Node> system = span.attributes().whole(SYSTEM);
    system.ifPresent(said -> talk.given(MessageAttributes.message("system", said)));
    talk.given(messages(span).orElseThrow());
  }
}
