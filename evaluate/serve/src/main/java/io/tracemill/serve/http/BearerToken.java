package io.tracemill.serve.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;

/** The secret that who asks has to know. Never shown. */
public final class BearerToken {
  private static final String SCHEME = "bearer ";

  private final byte[] secret;

  /**
   * One that is {@code text}.
   *
   * @throws IllegalArgumentException if that cannot stand in a header
   */
  public BearerToken(String text) {
    if (!text.matches("[!-~]+")) {
      throw new IllegalArgumentException("expected a token of letters, digits and signs, no space");
    }
    this.secret = text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether {@code guess} is it; takes as long for a wrong one. */
  public boolean is(String guess) {
    return MessageDigest.isEqual(secret, guess.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Lets through who knows it.
   *
   * @throws HttpRefusedException for anybody else
   */
  void check(HttpCall call) {
    List<String> given = call.headers("Authorization");
    if (given.size() != 1 || !given.get(0).toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      throw refused("expected the header `Authorization: Bearer TOKEN`");
    }
    if (!is(given.get(0).substring(SCHEME.length()).strip())) {
      throw refused("the token is not that of this server");
    }
  }

  private static HttpRefusedException refused(String message) {
    return new HttpRefusedException(401, message).with("WWW-Authenticate", "Bearer");
  }

  @Override
  public String toString() {
    return "BearerToken";
  }
}
