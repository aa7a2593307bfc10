package io.tracemill.score.metric;

import io.tracemill.trace.Label;
import java.util.Optional;

/** Whether a prediction is the answer, character by character. */
final class Exactly {
  private Exactly() {}

  static Score score(Pair pair) {
    return Scored.of(pair.prediction().equals(pair.answer()));
  }

  /** Of what names the same but is written otherwise. */
  static Optional<String> doubt(Pair pair) {
    return Label.difference(pair.prediction(), pair.answer())
        .map(difference -> "rows that are wrong in " + difference + " alone");
  }
}
