package io.tracemill.serve.gateway;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * The server that calls go to.
 *
 * @param base what its clients are told, without a slash at the end: {@code
 *     https://api.openai.com/v1}
 */
public record Upstream(URI base) {
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final String CHAT = "/chat/completions";

  /**
   * The one that {@code text} names.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Upstream of(String text) {
    URI uri = uri(text.strip().replaceFirst("/+$", ""));
    boolean http = uri.getScheme() != null && SCHEMES.contains(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException(
          "expected a URL such as https://api.openai.com/v1 but found " + text);
    } else if (uri.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "expected a URL without a user; clients send their own key");
    } else if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "expected a URL without a query; each client's own is passed on");
    } else if (uri.getRawPath().endsWith(CHAT)) {
      throw new IllegalArgumentException(
          "expected the base of the server's URLs, without " + CHAT + ", but found " + text);
    }
    return new Upstream(uri);
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "expected a URL such as https://api.openai.com/v1 but found " + text, e);
    }
  }

  /** Its path, as this gateway has it too: {@code /v1}, or nothing. */
  public String path() {
    return base.getRawPath();
  }

  /** Whether it is on this machine. */
  public boolean isHere() {
    return LOOPBACK.contains(base.getHost());
  }

  /** Where a client's target goes; nothing where that is not below the path. */
  Optional<URI> at(String target) {
    boolean below = target.startsWith(path() + "/") || target.startsWith(path() + "?");
    try {
      return below
          ? Optional.of(new URI(base.getScheme() + "://" + base.getRawAuthority() + target))
          : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Whether {@code path} is that of calls that are kept. */
  static boolean isChat(String path) {
    return path.endsWith(CHAT);
  }
}
