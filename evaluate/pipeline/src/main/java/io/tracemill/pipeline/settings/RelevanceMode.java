package io.tracemill.pipeline.settings;

import java.util.Locale;

/** Who says whether a trace is relevant and coherent. */
public enum RelevanceMode {
  /** The evidence in the traces, without a model. */
  EVIDENCE,
  /** A teacher alone. */
  TEACHER,
  /** The evidence, and then a teacher about what it lets pass. */
  BOTH;

  /** The name in a config. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
