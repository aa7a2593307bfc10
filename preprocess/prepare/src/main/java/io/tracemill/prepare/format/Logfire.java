package io.tracemill.prepare.format;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.span.Span;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.Optional;

/** Rows of Pydantic Logfire, one for each span. */
final class Logfire implements TraceFormat {
  private static final KnownBy KEYS =
      KnownBy.keys("span_id", "trace_id", "attributes", "otel_scope_name|span_name")
          .also("otel_scope_name", "span_name", "start_timestamp", "kind", "is_exception");

  private final CallTree.Layout spans = new SpanLayout();

  @Override
  public String name() {
    return "logfire";
  }

  @Override
  public Fit fit(Node line) {
    return KEYS.fit(line);
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(record -> Span.of(record).session());
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    CallTree.readAny(record, origin, spans, outlet);
  }
}
