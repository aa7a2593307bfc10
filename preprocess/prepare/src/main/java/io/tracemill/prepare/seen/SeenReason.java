package io.tracemill.prepare.seen;

import io.tracemill.json.text.Reason;

/** Why a trace is left out that could be read. */
public enum SeenReason implements Reason {
  /** It belongs to what was made use of before. */
  SEEN_BEFORE;

  @Override
  public boolean isLoss() {
    return false;
  }
}
