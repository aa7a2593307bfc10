package io.tracemill.endpoint;

import java.net.http.HttpHeaders;

/** What became of a request that was sent. */
sealed interface Arrival {

  /** The server answered, whatever it says. */
  record Answered(int status, HttpHeaders headers, byte[] body) implements Arrival {}

  /** Nothing came, or not all of it. */
  record Lost(Throwable trouble) implements Arrival {}
}
