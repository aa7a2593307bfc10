package io.tracemill.endpoint;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a server is: the address that its paths are appended to. */
final class EndpointAddress {
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
  private static final Pattern ENDING = Pattern.compile("(/chat/completions)?/*$");

  private final URI given;
  private final String path;

  /**
   * An address, which may end in {@code /chat/completions} as well.
   *
   * @throws IllegalArgumentException if no request can go there, or it holds a password
   */
  EndpointAddress(URI given) {
    this.given = given;
    String scheme = Optional.ofNullable(given.getScheme()).orElse("");
    require(
        scheme.equalsIgnoreCase("http") || scheme.equalsIgnoreCase("https"),
        "an address begins with http:// or https://");
    require(
        given.getRawUserInfo() == null
            && Optional.ofNullable(given.getRawAuthority()).orElse("").indexOf('@') < 0,
        "an address holds no user and password: put the key into an environment variable and name"
            + " that");
    require(given.getHost() != null, "an address names a host, as in http://127.0.0.1:8080/v1");
    require(given.getRawFragment() == null, "an address has no #");
    String all = Optional.ofNullable(given.getRawPath()).orElse("");
    this.path = ENDING.matcher(all).replaceFirst("");
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** A resource below it; a query, which some need to name a version, stays. */
  URI resource(String name) {
    String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    return URI.create(origin() + path + "/" + name + query);
  }

  /** The server, by which limits are shared. */
  String origin() {
    return scheme() + "://" + hostAndPort();
  }

  private String scheme() {
    return Optional.ofNullable(given.getScheme()).orElse("").toLowerCase(Locale.ROOT);
  }

  private String hostAndPort() {
    String port = given.getPort() < 0 ? "" : ":" + given.getPort();
    return host(given).toLowerCase(Locale.ROOT) + port;
  }

  private static String host(URI address) {
    return Optional.ofNullable(address.getHost()).orElse("");
  }

  boolean isLoopback() {
    return isLoopback(given);
  }

  boolean isEncrypted() {
    return scheme().equals("https");
  }

  /** Whether the path ends in a version, as that of nearly all servers does. */
  boolean hasVersion() {
    return path.matches(".*/v\\d+[a-z0-9]*(/.*)?");
  }

  /** For people: without the query, which may hold what others should not see. */
  @Override
  public String toString() {
    return origin() + path;
  }

  /** No name but {@code localhost} is one, for who resolves it decides where it leads. */
  static boolean isLoopback(URI address) {
    String host = host(address).toLowerCase(Locale.ROOT);
    return host.equals("localhost")
        || host.equals("[::1]")
        || host.equals("[0:0:0:0:0:0:0:1]")
        || LOOPBACK.matcher(host).matches();
  }
}
