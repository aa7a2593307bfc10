package io.tracemill.teach.committee;

import java.util.Locale;

/** What was taken off, or put right, before an answer was one. */
public enum Repair {
  /** A thought before it. */
  THOUGHT,
  /** A Markdown fence around it. */
  FENCE,
  /** Words, marks or another case around a class's name. */
  LABEL,
  /** A call that stood in the text. */
  CALL_IN_TEXT;

  /** The name in files, such as {@code call_in_text}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
