package io.tracemill.pipeline.model;

import java.util.Locale;

/**
 * What was found out about a model by asking it something.
 *
 * @param what such as {@code tool call}
 * @param words for people
 */
public record Probed(String what, State state, String words) {

  /** Whether it is as one would wish. */
  public enum State {
    YES,
    NO,
    /** It could not be tried. */
    SKIPPED;

    /** The name in files. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
