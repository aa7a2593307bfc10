package io.tracemill.prepare.format;

import io.tracemill.dialect.DialectReason;
import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Events of PostHog, of which {@code $ai_generation} is a call of a model.
 *
 * @see <a href="https://posthog.com/docs/llm-analytics/generations">its properties</a>
 */
final class PostHog implements TraceFormat, CallTree.Layout {
  private static final Name EVENT = Name.of("event");
  private static final Name PROPERTIES = Name.of("properties");
  private static final Name INPUT = Name.of("$ai_input");
  private static final Name TOOLS = Name.of("$ai_tools");
  private static final Name STATUS = Name.of("$ai_http_status");
  private static final Name IS_ERROR = Name.of("$ai_is_error");
  private static final Name SPAN_ID = Name.of("$ai_span_id");
  private static final Name PARENT_ID = Name.of("$ai_parent_id");
  private static final Name TIMESTAMP = Name.of("timestamp");
  private static final List<Name> OUTPUTS =
      List.of(Name.of("$ai_output_choices"), Name.of("$ai_output"));

  private static final List<Name> SESSIONS =
      List.of(Name.of("$ai_session_id"), Name.of("$ai_trace_id"));

  private static final String GENERATION = "\"$ai_generation\"";

  private static final KnownBy KEYS =
      KnownBy.keys("event", "properties").also("distinct_id", "uuid", "timestamp");

  @Override
  public String name() {
    return "posthog";
  }

  @Override
  public Fit fit(Node line) {
    return KEYS.fit(line);
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(record -> session(properties(record)));
  }

  private static Node properties(Node record) {
    return Texts.jsonIfAny(record.field(PROPERTIES)).as(Kind.OBJECT);
  }

  private static Optional<Node> session(Node properties) {
    Optional<Node> session = Optional.empty();
    for (Name name : SESSIONS) {
      session = session.isPresent() ? session : properties.find(name);
    }
    return session;
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    CallTree.readAny(record, origin, this, outlet);
  }

  @Override
  public Optional<Node> id(Node record) {
    return properties(record).find(SPAN_ID);
  }

  @Override
  public Optional<Node> parent(Node record) {
    return properties(record).find(PARENT_ID);
  }

  @Override
  public void checkIsCall(Node record) {
    Node event = record.field(EVENT);
    if (!event.raw().toString().equals(GENERATION)) {
      throw event.failure(
          FormatReason.NOT_A_GENERATION, "expected " + GENERATION + " but found " + event.shown());
    }
    Node properties = properties(record);
    Optional<Node> failed = properties.find(IS_ERROR).filter(e -> e.is(Kind.TRUE));
    Optional<Node> status = properties.find(STATUS).filter(HttpStatus::is);
    if (failed.isPresent() || status.filter(s -> !HttpStatus.isSuccess(s)).isPresent()) {
      Node where = failed.or(() -> status).orElseThrow();
      throw where.failure(DialectReason.FAILED_CALL, "the call failed: " + where.shown());
    }
  }

  @Override
  public Trace read(Node record, Origin origin) {
    Node properties = properties(record);
    Talk talk = new Talk().given(properties.field(INPUT));
    Optional<Node> output = Optional.empty();
    for (Name name : OUTPUTS) {
      output = output.isPresent() ? output : properties.find(name);
    }
    output.ifPresent(talk::said);
    properties.find(TOOLS).ifPresent(talk::tools);
    record.find(TIMESTAMP).ifPresent(talk::time);
    return talk.trace(record, origin, session(properties));
  }
}
