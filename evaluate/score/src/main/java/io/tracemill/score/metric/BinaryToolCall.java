package io.tracemill.score.metric;

/** Whether the calls are the same as JSON values, in the same order. */
final class BinaryToolCall implements Metric {

  @Override
  public String key() {
    return "binary_tool_call";
  }

  @Override
  public Score score(Pair pair) {
    return Scored.of(
        pair.answerCalls() instanceof Calls.Read right
            && pair.predictionCalls() instanceof Calls.Read said
            && right.calls().equals(said.calls()));
  }
}
