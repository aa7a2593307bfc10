package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.span.MessageEvents;
import io.tracemill.prepare.span.Span;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Spans and records of logs of OpenTelemetry, with what was said in attributes or events, by any of
 * its conventions; the spans of one session or trace are read together.
 */
final class OtelGenAi implements TraceFormat {
  private static final List<String> OWN =
      List.of("gen_ai.", "ai.", "traceloop.", "llm.request", "pydantic_ai.", "mlflow.");

  private static final Name ATTRIBUTES = Name.of("attributes");
  private static final Name BODY = Name.of("body");
  private static final int SPAN = 2;
  private static final int OF_A_MODEL = 5;

  private final CallTree.Layout spans = new SpanLayout();

  @Override
  public String name() {
    return "otel_genai";
  }

  @Override
  public Fit fit(Node line) {
    boolean span =
        line.is(Kind.OBJECT)
            && Span.traceId(line).isPresent()
            && (Span.id(line).isPresent() && line.has(ATTRIBUTES) || line.has(BODY));
    if (!span) {
      return Fit.NONE;
    }
    Span found = Span.of(line);
    boolean own = OWN.stream().anyMatch(found.attributes()::anyBelow);
    return new Fit(own || MessageEvents.isMessage(line) ? OF_A_MODEL : SPAN);
  }

  @Override
  public Optional<Join> join() {
    return Optional.of(record -> Span.of(record).session());
  }

  @Override
  public void read(Node record, Origin origin, Outlet<Item> outlet) throws IOException {
    CallTree.readAny(record, origin, EventLayout.of(record, spans), outlet);
  }
}
