package io.tracemill.answer;

/** How a model's choice of a class is found out. */
public enum Labelling {
  /** It writes an answer. */
  GENERATE,
  /** The likeliest class is its answer; only for classification. */
  SCORE
}
