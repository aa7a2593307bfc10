package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.Talk;
import io.tracemill.json.Node;
import io.tracemill.prepare.span.Span;
import io.tracemill.prepare.span.SpanContents;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Spans as the records of a tree of calls, whatever they were recorded with. */
final class SpanLayout implements CallTree.Layout {
  /** What a span does that is no call of a model which speaks. */
  private static final Set<String> OTHER_OPERATIONS =
      Set.of("embeddings", "execute_tool", "create_agent", "retrieval", "rerank");

  /** Attributes that only a call of a model has. */
  private static final List<String> OF_CALLS =
      List.of(
          "gen_ai.request.model", "gen_ai.response.model", "llm.model_name", "ai.response.model");

  private static final String OPERATION = "gen_ai.operation.name";
  private static final String AI_OPERATION = "ai.operationId";

  @Override
  public Optional<Node> id(Node record) {
    return Span.id(record);
  }

  @Override
  public Optional<Node> parent(Node record) {
    return Span.parent(record);
  }

  @Override
  public void checkIsCall(Node record) {
    Span span = Span.of(record);
    Optional<String> operation = span.attributes().text(OPERATION);
    boolean other =
        operation.filter(OTHER_OPERATIONS::contains).isPresent()
            || span.attributes().text(AI_OPERATION).filter(SpanLayout::embeds).isPresent();
    if (other || !SpanContents.areIn(span) && !isCall(span)) {
      throw record.failure(
          FormatReason.NOT_A_GENERATION, "expected the call of a model but found another step");
    }
    Optional<Node> failure = span.failure();
    if (failure.isPresent()) {
      throw failure
          .get()
          .failure(
              DialectReason.FAILED_CALL, "the call failed: its status is " + failure.get().shown());
    }
  }

  private static boolean embeds(String operation) {
    return operation.contains("embed") || operation.contains("toolCall");
  }

  private static boolean isCall(Span span) {
    return OF_CALLS.stream().anyMatch(key -> span.attributes().find(key).isPresent());
  }

  @Override
  public Trace read(Node record, Origin origin) {
    Span span = Span.of(record);
    Talk talk = new Talk();
    SpanContents.read(span, talk);
    return talk.trace(record, origin, span.session());
  }
}
