package io.tracemill.prepare.table;

/** What becomes of a trace. */
public enum Fate {
  /** Not decided. */
  CANDIDATE,
  /** Its rows go to the training set. */
  TRAIN,
  /** Its rows go to the test set. */
  TEST,
  /** It is written as unstructured text. */
  UNSTRUCTURED,
  /** It is left out, with a reason. */
  DROPPED
}
