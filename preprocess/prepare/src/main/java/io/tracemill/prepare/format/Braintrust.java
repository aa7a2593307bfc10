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

/** Spans of Braintrust; what they are is in {@code span_attributes}, or in {@code type}. */
final class Braintrust implements TraceFormat {
  private static final Name ID = Name.of("id");
  private static final Name SPAN_ID = Name.of("span_id");
  private static final Name PARENTS = Name.of("span_parents");
  private static final Name ROOT = Name.of("root_span_id");
  private static final Name ATTRIBUTES = Name.of("span_attributes");
  private static final Name TYPE = Name.of("type");
  private static final Name INPUT = Name.of("input");
  private static final Name OUTPUT = Name.of("output");
  private static final Name METADATA = Name.of("metadata");
  private static final Name TOOLS = Name.of("tools");
  private static final Name ERROR = Name.of("error");
  private static final Name CREATED = Name.of("created");

  private static final List<Name> FEEDBACK =
      List.of(Name.of("scores"), Name.of("expected"), Name.of("comments"), Name.of("tags"));

  private static final KnownBy SPAN =
      KnownBy.keys("span_attributes|root_span_id|span_parents", "input|output|metadata")
          .also(
              "span_attributes/type", "root_span_id", "span_id", "metrics", "project_id", "log_id");

  /** As an export without ids has them. */
  private static final KnownBy BARE =
      KnownBy.keys("input|output|metadata", "name", "metrics|type")
          .also("metrics/prompt_tokens", "metrics/tokens", "type")
          .never("traceId", "trace_id", "run_type", "attributes", "messages");

  @Override
  public String name() {
    return "braintrust";
  }

  @Override
  public Fit fit(Node line) {
    Fit span = SPAN.fit(line);
    return span.reads() ? span : BARE.fit(line);
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(record -> record.find(ROOT));
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    Updates spans = Updates.of(record, Braintrust::text);
    CallTree.readAny(record, origin, new Spans(spans), outlet);
  }

  private static Optional<String> text(Node span) {
    Optional<Node> id = span.peek(ID).or(() -> span.peek(SPAN_ID));
    return id.map(node -> node.raw().toString());
  }

  /** Spans, each put together of its pieces. */
  private record Spans(Updates spans) implements CallTree.Layout {
    @Override
    public boolean isPart(Node record) {
      return spans.isLater(record);
    }

    @Override
    public Optional<Node> id(Node record) {
      return record.find(SPAN_ID).or(() -> record.find(ID));
    }

    @Override
    public Optional<Node> parent(Node record) {
      Optional<Node> parents = record.find(PARENTS).map(Texts::jsonIfAny);
      boolean some = parents.filter(p -> p.is(Kind.ARRAY) && p.size() > 0).isPresent();
      return some ? Optional.of(parents.get().items().iterator().next()) : Optional.empty();
    }

    @Override
    public void checkIsCall(Node record) {
      Node span = spans.whole(record);
      Optional<Node> attributes = object(span.find(ATTRIBUTES));
      Optional<Node> type = attributes.flatMap(a -> a.find(TYPE)).or(() -> span.find(TYPE));
      if (!type.filter(t -> t.raw().toString().equals("\"llm\"")).isPresent()) {
        String found = type.map(Node::shown).orElse("none");
        throw type.orElse(span)
            .failure(
                FormatReason.NOT_A_GENERATION,
                "expected a span of the type \"llm\" but found " + found);
      }
      Optional<Node> error = span.find(ERROR);
      if (error.isPresent()) {
        throw error
            .get()
            .failure(DialectReason.FAILED_CALL, "the call failed: " + error.get().shown());
      }
    }

    @Override
    public Trace read(Node record, Origin origin) {
      Node span = spans.whole(record);
      Talk talk = new Talk().given(span.field(INPUT));
      span.find(OUTPUT).ifPresent(talk::said);
      Optional<Node> metadata = object(span.find(METADATA));
      metadata.flatMap(m -> m.find(TOOLS)).ifPresent(talk::tools);
      FEEDBACK.forEach(name -> span.find(name).ifPresent(talk::feedback));
      span.find(CREATED).ifPresent(talk::time);
      Optional<Node> session = Sessions.of(span, metadata);
      return talk.trace(record, origin, session.or(() -> span.find(ROOT)));
    }
  }

  private static Optional<Node> object(Optional<Node> value) {
    return value.map(Texts::jsonIfAny).filter(node -> node.is(Kind.OBJECT));
  }
}
