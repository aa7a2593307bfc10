package io.tracemill.score.metric;

/** A way to compare a prediction with the right answer; it has no state and fails on no input. */
public interface Metric {

  /** The platform's name for it, a column of a predictions file. */
  String key();

  /** How good the prediction is. */
  Score score(Pair pair);
}
