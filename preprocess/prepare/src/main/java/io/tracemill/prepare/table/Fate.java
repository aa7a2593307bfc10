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
  /** Has no answer. */
  NO_ANSWER,
  /** Is another one's duplicate. */
  DUPLICATE,
  /** Has little to do with the job description. */
  IRRELEVANT,
  /** Its turns do not hang together. */
  INCOHERENT,
  /** Belongs to a group that is in the test set. */
  GROUP_IN_TEST,
  /** Left over, and more than can be written as unstructured text. */
  OVER_MAX_UNSTRUCTURED
}
