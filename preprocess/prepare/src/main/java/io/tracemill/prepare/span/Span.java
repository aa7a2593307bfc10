package io.tracemill.prepare.span;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A step of a traced program, in whichever way it was exported: as OTLP has it, as SDKs print it,
 * or as a row of a table.
 *
 * @param record all of it
 * @param attributes what it is told to be
 */
public record Span(Node record, SpanAttributes attributes) {
  private static final List<List<Name>> IDS =
      List.of(
          way("spanId"),
          way("span_id"),
          way("context", "span_id"),
          way("spanContext", "spanId"),
          way("context", "spanId"),
          way("context.span_id"));

  private static final List<List<Name>> PARENTS =
      List.of(
          way("parentSpanId"),
          way("parent_span_id"),
          way("parent_id"),
          way("parentId"),
          way("parentSpanContext", "spanId"));

  private static final List<List<Name>> TRACES =
      List.of(
          way("traceId"),
          way("trace_id"),
          way("context", "trace_id"),
          way("spanContext", "traceId"),
          way("context", "traceId"),
          way("context.trace_id"));

  private static final List<List<Name>> TIMES =
      List.of(
          way("startTimeUnixNano"),
          way("start_time"),
          way("startTime"),
          way("start_timestamp"),
          way("start_time_ns"),
          way("timeUnixNano"),
          way("timestamp"));

  /** What traces of one session have in common, the widest first. */
  private static final List<String> SESSIONS =
      List.of(
          "session.id",
          "gen_ai.conversation.id",
          "langfuse.session.id",
          "mlflow.trace.session",
          "ai.telemetry.metadata.sessionId",
          "traceloop.association.properties.session_id",
          "session_id",
          "thread_id");

  private static final List<List<Name>> STATUSES =
      List.of(
          way("status", "code"), way("status", "status_code"), way("status_code"), way("level"));

  private static List<Name> way(String... names) {
    List<Name> way = new ArrayList<>();
    for (String name : names) {
      way.add(Name.of(name));
    }
    return way;
  }

  /** The span that {@code record} is. */
  public static Span of(Node record) {
    return new Span(record, SpanAttributes.of(record));
  }

  /** Its id. */
  public static Optional<Node> id(Node record) {
    return first(record, IDS);
  }

  /** The id of the span that it is a step of. */
  public static Optional<Node> parent(Node record) {
    return first(record, PARENTS);
  }

  /** The id that all steps of one run have in common. */
  public static Optional<Node> traceId(Node record) {
    return first(record, TRACES);
  }

  /** What spans of one conversation have in common: their session, or else their trace. */
  public Optional<Node> session() {
    for (String key : SESSIONS) {
      Optional<Node> id = attributes.find(key).filter(Span::isId);
      if (id.isPresent()) {
        return id;
      }
    }
    return traceId(record);
  }

  /** When it began, as it was written. */
  public Optional<Node> time() {
    return first(record, TIMES);
  }

  /** Its status, if that says that it failed. */
  public Optional<Node> failure() {
    return first(record, STATUSES).filter(Span::isError);
  }

  private static boolean isError(Node status) {
    String code = status.raw().toString();
    return code.equals("2") || code.toUpperCase(java.util.Locale.ROOT).contains("ERROR");
  }

  private static boolean isId(Node id) {
    return id.is(Kind.NUMBER) || id.is(Kind.STRING) && id.raw().length() > 2;
  }

  private static Optional<Node> first(Node record, List<List<Name>> ways) {
    for (List<Name> way : ways) {
      Optional<Node> at = Optional.of(record);
      for (Name name : way) {
        at = at.filter(object -> object.is(Kind.OBJECT)).flatMap(object -> object.find(name));
      }
      if (at.isPresent()) {
        return at;
      }
    }
    return Optional.empty();
  }
}
