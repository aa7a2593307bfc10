package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;

/**
 * What a span of a model shows as its input and output: often the bodies of the request and the
 * answer, sometimes only a summary.
 */
final class ShownValues implements SpanContent {
  private static final List<String> KINDS =
      List.of("openinference.span.kind", "traceloop.span.kind", "lmnr.span.type");

  private static final List<String> INPUTS =
      List.of("input.value", "traceloop.entity.input", "lmnr.span.input");

  private static final List<String> OUTPUTS =
      List.of("output.value", "traceloop.entity.output", "lmnr.span.output");

  @Override
  public boolean isIn(Span span) {
    boolean call =
        KINDS.stream()
            .map(span.attributes()::text)
            .anyMatch(kind -> kind.filter("LLM"::equalsIgnoreCase).isPresent());
    return call && first(span, INPUTS).isPresent();
  }

  private static Optional<Node> first(Span span, List<String> keys) {
    Optional<Node> found = Optional.empty();
    for (String key : keys) {
      found = found.isPresent() ? found : span.attributes().whole(key);
    }
    return found;
  }

  @Override
  public void read(Span span, Talk talk) {
    talk.given(first(span, INPUTS).orElseThrow());
    first(span, OUTPUTS).ifPresent(talk::said);
  }
}
