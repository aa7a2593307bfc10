package io.tracemill.score.metric;

import java.util.Optional;

/** A way to compare a prediction with the right answer; it has no state and fails on no input. */
public interface Metric {

  /** The platform's name for it, a column of a predictions file. */
  String key();

  /** How good the prediction is. */
  Score score(Pair pair);

  /**
   * Why the score says little of this pair, in words for all rows of which that is so, such as
   * {@code rows without a word}.
   */
  default Optional<String> doubt(Pair pair) {
    return Optional.empty();
  }
}
