package io.tracemill.score.metric;

import java.util.Optional;

/** Whether the prediction is the answer, character by character. */
final class Binary implements Metric {

  @Override
  public String key() {
    return "binary";
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
