package io.tracemill.prepare.screen.duplicates;

import io.tracemill.json.text.Reason;

/** Why a trace is a duplicate. */
public enum DuplicateReason implements Reason {
  /** Another trace is the same conversation. */
  DUPLICATE
}
