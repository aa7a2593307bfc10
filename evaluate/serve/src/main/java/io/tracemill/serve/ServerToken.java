package io.tracemill.serve;

import io.tracemill.serve.http.BearerToken;

/**
 * What who asks has to know. Never shown.
 *
 * @param origin where it comes from
 */
public record ServerToken(String text, Origin origin) {

  /** Where a token comes from. */
  public enum Origin {
    /** Whoever starts the server named it. */
    GIVEN,
    /** It was made for this machine. */
    MADE
  }

  /**
   * One that can stand in a header.
   *
   * @throws IllegalArgumentException for another
   */
  public ServerToken {
    new BearerToken(text);
  }

  BearerToken bearer() {
    return new BearerToken(text);
  }

  @Override
  public String toString() {
    return "ServerToken[" + origin + "]";
  }
}
