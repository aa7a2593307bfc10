package io.tracemill.answer.reading;

import java.util.Locale;

/** What a model's answer turned out to be. */
public enum AnswerKind {
  /** Words, or JSON that is no call. */
  TEXT,
  /** One or more tool calls. */
  CALLS,
  /** It begins like a call but cannot be read as one; stays as it is. */
  BROKEN_CALL,
  /** One of the classes, to the letter. */
  LABEL,
  /** One of the classes but for how it is written; the class counts. */
  TRIMMED_LABEL,
  /** None of the classes for certain; stays as it is. */
  NO_LABEL,
  /** Nothing, or nothing but a thought. */
  EMPTY;

  /** The name in files, such as {@code broken-call}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
