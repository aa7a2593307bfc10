package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What MLflow's spans have: {@code mlflow.spanInputs} and {@code mlflow.spanOutputs}, strings of
 * JSON, or {@code inputs} and {@code outputs} beside the attributes.
 */
final class MlflowAttributes implements SpanContent {
  private static final String TYPE = "mlflow.spanType";
  private static final String INPUTS = "mlflow.spanInputs";
  private static final String OUTPUTS = "mlflow.spanOutputs";

  /** Older versions' own list of messages. */
  private static final String MESSAGES = "mlflow.chat.messages";

  private static final String TOOLS = "mlflow.chat.tools";
  private static final Name INPUTS_FIELD = Name.of("inputs");
  private static final Name OUTPUTS_FIELD = Name.of("outputs");
  private static final Name TOOLS_FIELD = Name.of("tools");
  private static final List<String> CALLS = List.of("CHAT_MODEL", "LLM");

  @Override
  public boolean isIn(Span span) {
    return span.attributes().find(TYPE).filter(MlflowAttributes::isCall).isPresent()
        && (inputs(span).isPresent() || span.attributes().find(MESSAGES).isPresent());
  }

  /** The type of a span is a string of JSON in some versions: {@code "\"LLM\""}. */
  private static boolean isCall(Node type) {
    return type.is(Kind.STRING) && CALLS.contains(type.text().replace("\"", ""));
  }

  private static Optional<Node> inputs(Span span) {
    return span.attributes().whole(INPUTS).or(() -> span.record().find(INPUTS_FIELD));
  }

  @Override
  public void read(Span span, Talk talk) {
    Optional<Node> inputs = inputs(span).map(Texts::jsonIfAny);
    talk.given(inputs.or(() -> span.attributes().whole(MESSAGES)).orElseThrow());
    Optional<Node> outputs =
        span.attributes().whole(OUTPUTS).or(() -> span.record().find(OUTPUTS_FIELD));
    outputs.map(Texts::jsonIfAny).ifPresent(talk::said);
    Optional<Node> tools = span.attributes().whole(TOOLS);
    tools
        .or(() -> inputs.filter(in -> in.is(Kind.OBJECT)).flatMap(in -> in.find(TOOLS_FIELD)))
        .ifPresent(talk::tools);
  }
}
