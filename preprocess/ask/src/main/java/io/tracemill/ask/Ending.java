package io.tracemill.ask;

import java.util.Locale;

/** Why an answer ended. */
public enum Ending {
  /** The model said that it is done. */
  END_TOKEN,
  /** One of the stop texts came. */
  STOP_TEXT,
  /** It had as many tokens as it was allowed. */
  LENGTH,
  /** Prompt and answer filled the model's context. */
  CONTEXT_FULL,
  /** A filter of the server took the answer, or the rest of it, away. */
  FILTERED;

  /** The name in files, such as {@code end-token}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether the model had more to say. */
  public boolean isCut() {
    return this == LENGTH || this == CONTEXT_FULL;
  }
}
