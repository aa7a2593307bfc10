package io.tracemill.serve.http;

import java.io.IOException;

/** Answers requests, several at a time, each on a thread of its own. */
@FunctionalInterface
public interface Handler {

  /**
   * What {@code call} is answered.
   *
   * @throws HttpRefusedException for an answer that is an error
   * @throws IOException if the client cannot be answered; its connection is closed
   */
  HttpReply handle(HttpCall call) throws IOException;
}
