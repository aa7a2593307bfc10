package io.tracemill.score.metric;

import java.util.Optional;

/** Whether the predicted label is the right one, character by character. */
final class Accuracy implements Metric {

  @Override
  public String key() {
    return "accuracy";
  }

  @Override
  public Score score(Pair pair) {
    return Exactly.score(pair);
  }

  @Override
  public Optional<String> doubt(Pair pair) {
    return Exactly.doubt(pair);
  }
}
