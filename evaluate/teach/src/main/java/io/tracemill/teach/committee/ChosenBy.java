package io.tracemill.teach.committee;

import java.util.Locale;

/** How an answer came to be chosen. */
public enum ChosenBy {
  /** All answers that can be one mean the same. */
  UNANIMOUS,
  /** More than half of the members gave it. */
  MAJORITY,
  /** The arbiter chose it, twice. */
  ARBITER,
  /** Nobody: the arbiter did not choose the same answer twice. */
  CONTESTED,
  /** It is the recorded one, as no member gave an answer that can be one. */
  ORIGINAL;

  /** The name in files, such as {@code majority}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
