package io.tracemill.serve.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Where a platform answers, such as {@code http://127.0.0.1:8765}; routes are put behind it. */
public record PlatformAddress(URI base) {

  /**
   * What {@code text} says; a slash at its end does not count.
   *
   * @throws IllegalArgumentException if it is no such address
   */
  public static PlatformAddress of(String text) {
    String plain = text.strip().replaceFirst("/+$", "");
    try {
      URI base = new URI(plain);
      String scheme = String.valueOf(base.getScheme()).toLowerCase(Locale.ROOT);
      boolean web = scheme.equals("http") || scheme.equals("https");
      if (web && base.getHost() != null && isBare(base)) {
        return new PlatformAddress(base);
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "expected an address such as http://127.0.0.1:8765 but found " + withoutUser(text));
  }

  private static boolean isBare(URI base) {
    return base.getRawUserInfo() == null
        && base.getRawQuery() == null
        && base.getRawFragment() == null;
  }

  /** A password may stand before the host. */
  private static String withoutUser(String text) {
    return text.replaceFirst("//[^/]*@", "//...@");
  }

  /** Whether it is on this machine. */
  public boolean isLoopback() {
    String host = base.getHost().toLowerCase(Locale.ROOT);
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]+){3}");
  }

  /** Whether what is sent can be read on the way. */
  public boolean isOpen() {
    return "http".equalsIgnoreCase(base.getScheme()) && !isLoopback();
  }

  /** The address of a route, which begins with a slash. */
  URI at(String route) {
    return URI.create(base + route);
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
