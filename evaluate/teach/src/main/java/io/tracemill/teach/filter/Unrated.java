package io.tracemill.teach.filter;

import io.tracemill.json.text.Reason;

/** Why a trace has no scores of a teacher that was asked for them. */
public enum Unrated implements Reason {
  /** The teacher could not be reached, or gave nothing that can be read; it may another time. */
  UNANSWERED,
  /** It refused to be asked this. */
  REFUSED,
  /** The prompt is longer than it can hold. */
  TOO_LONG,
  /** A filter of the server took the answer away. */
  FILTERED,
  /** The answer was cut before the scores came. */
  CUT,
  /** The answer says nothing of it. */
  NOT_NAMED,
  /** What stands where its scores should is no whole number from 1 to 5, or only one of them is. */
  UNREADABLE,
  /** The answer gives it several scores that differ. */
  CONTRADICTORY
}
