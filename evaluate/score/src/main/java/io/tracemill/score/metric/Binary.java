package io.tracemill.score.metric;

/** Whether the prediction is the answer, character by character. */
final class Binary implements Metric {

  @Override
  public String key() {
    return "binary";
  }

  @Override
  public Score score(Pair pair) {
    return Scored.of(pair.prediction().equals(pair.answer()));
  }
}
