package io.tracemill.prepare.span;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.Talk;
import java.util.List;
import java.util.Optional;

/**
 * The ways in which spans hold what went to a model and what came back. Instrumentations differ in
 * them more than exporters do, so that each format of spans asks for all of them.
 */
public final class SpanContents {

  /**
   * All of them; of those that a span has the first counts: what was sent before what was shown.
   */
  static final List<SpanContent> ALL =
      List.of(
          new MessageAttributes(),
          new NumberedAttributes(),
          new MessageEvents(),
          new AiSdkAttributes(),
          new OpenInferenceAttributes(),
          new MlflowAttributes(),
          new RequestData(),
          new AgentMessages(),
          new ShownValues());

  private SpanContents() {}

  /** Whether {@code span} has something of what was said. */
  public static boolean areIn(Span span) {
    return of(span).isPresent();
  }

  private static Optional<SpanContent> of(Span span) {
    for (SpanContent content : ALL) {
      if (content.isIn(span)) {
        return Optional.of(content);
      }
    }
    return Optional.empty();
  }

  /**
   * Adds to {@code talk} what {@code span} says.
   *
   * @throws io.tracemill.json.DataException if it says nothing, or in no dialect
   */
  public static void read(Span span, Talk talk) {
    SpanContent content =
        of(span)
            .orElseThrow(
                () ->
                    span.record()
                        .failure(
                            DialectReason.CONTENT_NOT_RECORDED,
                            "expected messages in the span's attributes or events but found none:"
                                + " have the instrumentation record content"));
    content.read(span, talk);
    span.time().ifPresent(talk::time);
  }
}
