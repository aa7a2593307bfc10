package io.tracemill.prepare.format;

import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.span.Span;
import io.tracemill.trace.Item;
import io.tracemill.trace.Notes;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A trace of MLflow, {@code {"info": ..., "data": {"spans": [...]}}}, or a row of its table of
 * traces; what people said of it, {@code assessments}, goes with each of its calls.
 */
final class MlFlow implements TraceFormat {
  private static final Name INFO = Name.of("info");
  private static final Name DATA = Name.of("data");
  private static final Name SPANS = Name.of("spans");
  private static final Name ASSESSMENTS = Name.of("assessments");
  private static final Name TRACE_METADATA = Name.of("trace_metadata");
  private static final Name SESSION = Name.of("mlflow.trace.session");

  private static final KnownBy TRACE =
      KnownBy.keys("info", "data/spans")
          .also("info/trace_id|info/request_id", "info/trace_metadata|info/request_metadata");

  private static final KnownBy ROW =
      KnownBy.keys("spans", "trace_id|request_id", "trace_metadata|request_metadata|state|status")
          .also("assessments", "request_time|timestamp_ms", "execution_duration");

  @Override
  public String name() {
    return "mlflow";
  }

  @Override
  public Fit fit(Node line) {
    Fit trace = TRACE.fit(line);
    return trace.reads() ? trace : ROW.fit(line);
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    record.as(Kind.OBJECT);
    Node info = record.find(INFO).map(Texts::jsonIfAny).orElse(record);
    Node data = record.find(DATA).map(Texts::jsonIfAny).orElse(record);
    Node spans = Texts.jsonIfAny(data.field(SPANS)).as(Kind.ARRAY);
    CallTree.read(spans, origin, new Calls(info, new SpanLayout()), outlet);
  }

  /** Its spans, with what is known of all of them. */
  private record Calls(Node info, SpanLayout spans) implements CallTree.Layout {

    @Override
    public Optional<Node> id(Node record) {
      return spans.id(record);
    }

    @Override
    public Optional<Node> parent(Node record) {
      return Span.parent(record);
    }

    @Override
    public void checkIsCall(Node record) {
      spans.checkIsCall(record);
    }

    @Override
    public Trace read(Node record, Origin origin) {
      Trace trace = spans.read(record, origin);
      List<Node> said = new ArrayList<>(trace.notes().feedback());
      Optional<Node> assessments = info.find(ASSESSMENTS).map(Texts::jsonIfAny);
      if (assessments.isPresent() && assessments.get().is(Kind.ARRAY)) {
        assessments.get().items().forEach(said::add);
      }
      Notes notes =
          new Notes(trace.notes().rules(), trace.notes().dialects(), said, trace.notes().time());
      Optional<Node> session = session().or(trace::group);
      return new Trace(origin, trace.messages(), trace.tools(), session, notes);
    }

    private Optional<Node> session() {
      return info.find(TRACE_METADATA)
          .map(Texts::jsonIfAny)
          .filter(metadata -> metadata.is(Kind.OBJECT))
          .flatMap(metadata -> metadata.find(SESSION));
    }
  }
}
