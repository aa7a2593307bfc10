package io.tracemill.endpoint;

import io.tracemill.ask.Ending;
import java.time.Duration;
import java.util.Optional;

/** What an answer of the server means for the request. */
sealed interface Reply {

  /** The model's answer. */
  record Said(String text, String message, int promptTokens, int newTokens, Ending ending)
      implements Reply {}

  /**
   * The same request may be answered another time.
   *
   * @param busy whether the server has too much to do
   * @param silent whether nothing came at all
   * @param pause that it asks for
   */
  record Trouble(String reason, boolean busy, boolean silent, Optional<Duration> pause)
      implements Reply {
    /** Of an answer that is none. */
    Trouble(String reason) {
      this(reason, false, false, Optional.empty());
    }
  }

  /** The server does not take this request. */
  record Refused(int status, ServerError error) implements Reply {}

  /** The server has no room for this prompt. */
  record TooLong(Overflow overflow) implements Reply {}

  /** The server takes no request; the message says what is to be done. */
  record Hopeless(String message) implements Reply {}
}
