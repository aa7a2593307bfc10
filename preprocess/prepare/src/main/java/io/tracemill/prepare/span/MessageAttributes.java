package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;

/**
 * Messages as JSON in the attributes of a span, or of its event {@code
 * gen_ai.client.inference.operation.details}.
 *
 * @see <a href="https://github.com/open-telemetry/semantic-conventions-genai">OpenTelemetry's
 *     conventions for generative AI</a>
 */
final class MessageAttributes implements SpanContent {
  private static final String INPUT = "gen_ai.input.messages";
  private static final String OUTPUT = "gen_ai.output.messages";
  private static final String SYSTEM = "gen_ai.system_instructions";
  private static final String TOOLS = "gen_ai.tool.definitions";

  /** Pydantic AI's, in which older versions have the definitions. */
  private static final String PARAMETERS = "model_request_parameters";

  private static final Name FUNCTION_TOOLS = Name.of("function_tools");
  private static final Name OUTPUT_TOOLS = Name.of("output_tools");

  @Override
  public boolean isIn(Span span) {
    return holder(span).isPresent();
  }

  private static Optional<SpanAttributes> holder(Span span) {
    if (isIn(span.attributes())) {
      return Optional.of(span.attributes());
    }
    for (SpanEvent event : SpanEvent.of(span)) {
      if (isIn(event.attributes())) {
        return Optional.of(event.attributes());
      }
    }
    return Optional.empty();
  }

  private static boolean isIn(SpanAttributes attributes) {
    return attributes.find(INPUT).isPresent() || attributes.find(OUTPUT).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    SpanAttributes said = holder(span).orElseThrow();
    said.whole(SYSTEM).ifPresent(system -> talk.given(message("system", system)));
    said.whole(INPUT).filter(MessageAttributes::isSome).ifPresent(talk::given);
    said.whole(OUTPUT).filter(MessageAttributes::isSome).ifPresent(talk::said);
    said.whole(TOOLS).ifPresent(talk::tools);
    Optional<Node> parameters = span.attributes().whole(PARAMETERS);
    parameters.flatMap(p -> tools(p, FUNCTION_TOOLS)).ifPresent(talk::tools);
    parameters.flatMap(p -> tools(p, OUTPUT_TOOLS)).ifPresent(talk::tools);
  }

  private static boolean isSome(Node messages) {
    return !messages.is(Kind.ARRAY) || messages.size() > 0;
  }

  private static Optional<Node> tools(Node parameters, Name name) {
    return parameters.is(Kind.OBJECT) ? parameters.find(name) : Optional.empty();
  }

  /** The message in which {@code role} says {@code content}, a text or parts. */
  static Node message(String role, Node content) {
    String key = content.is(Kind.ARRAY) ? "parts" : "content";
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("role").value(role).name(key).value(content);
    return Node.of(text.endObject().toString());
  }
}
