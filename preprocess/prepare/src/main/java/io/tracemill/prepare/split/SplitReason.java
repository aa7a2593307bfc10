package io.tracemill.prepare.split;

import io.tracemill.json.text.Reason;

/** Why a trace that every screen let pass is in no file. */
public enum SplitReason implements Reason {
  /** On the other side of the split stands a trace of its group. */
  GROUP_IN_TEST("shares its session or its first user message with the test set"),
  /** The same where the other side is there already, and trains. */
  GROUP_IN_TRAIN("shares its session or its first user message with the training set"),
  /** More traces were left over than {@code max_unstructured}. */
  OVER_MAX_UNSTRUCTURED("left over, and max_unstructured is reached");

  private final String message;

  SplitReason(String message) {
    this.message = message;
  }

  /** The same for people. */
  public String message() {
    return message;
  }
}
