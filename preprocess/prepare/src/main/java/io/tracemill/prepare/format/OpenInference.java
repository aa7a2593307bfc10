package io.tracemill.prepare.format;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Join;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.span.Span;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Spans by OpenInference's conventions, as Phoenix and Arize export them. */
final class OpenInference implements TraceFormat {
  private static final List<String> OWN =
      List.of("openinference.", "llm.input_messages", "llm.output_messages");

  private static final Name SPAN_KIND = Name.of("span_kind");
  private static final Fit SPAN = new Fit(6);

  private final CallTree.Layout spans = new SpanLayout();

  @Override
  public String name() {
    return "openinference";
  }

  @Override
  public Fit fit(Node line) {
    if (!line.is(Kind.OBJECT) || Span.id(line).isEmpty()) {
      return Fit.NONE;
    }
    Span span = Span.of(line);
    boolean own = OWN.stream().anyMatch(key -> isThere(span, key));
    return own || line.has(SPAN_KIND) ? SPAN : Fit.NONE;
  }

  private static boolean isThere(Span span, String key) {
    return key.endsWith(".")
        ? span.attributes().find(key + "span.kind").isPresent()
        : span.attributes().whole(key).isPresent();
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
