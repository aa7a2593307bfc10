package io.tracemill.prepare.screen.chain;

import io.tracemill.json.text.Reason;

/** Why a trace is a part of another. */
public enum ChainReason implements Reason {
  /** Another trace repeats the whole conversation and goes on from it. */
  CONTINUED;

  @Override
  public boolean isLoss() {
    return false;
  }
}
