package io.tracemill.score.metric;

/** Whether the predicted label is the right one, character by character. */
final class Accuracy implements Metric {

  @Override
  public String key() {
    return "accuracy";
  }

  @Override
  public Score score(Pair pair) {
    return Scored.of(pair.prediction().equals(pair.answer()));
  }
}
