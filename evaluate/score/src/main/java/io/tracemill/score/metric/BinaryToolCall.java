package io.tracemill.score.metric;

/** Whether the calls are the same as JSON values, in the same order. */
final class BinaryToolCall implements Metric {

  @Override
  public String key() {
    return "binary_tool_call";
  }

  @Override
  public Score score(Pair pair) {
    Calls right = pair.answerCalls();
    return Scored.of(right.readable() && right.equals(pair.predictionCalls()));
  }
}
