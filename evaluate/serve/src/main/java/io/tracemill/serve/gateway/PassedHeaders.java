package io.tracemill.serve.gateway;

import io.tracemill.serve.http.HttpReply.Header;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers that go through a gateway: all but those that are of one connection alone. */
final class PassedHeaders {
  /** RFC 9110, 7.6.1, and what was in use before it; each side makes its own length. */
  private static final Set<String> OF_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authenticate",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length");

  /** Besides, what a client says to this gateway: its name, and how answers may be packed. */
  private static final Set<String> OF_REQUEST = Set.of("host", "expect", "accept-encoding");

  private PassedHeaders() {}

  /** Those of a request. */
  static List<Header> up(Map<String, List<String>> headers) {
    return passed(headers, OF_REQUEST);
  }

  /** Those of an answer. */
  static List<Header> down(Map<String, List<String>> headers) {
    return passed(headers, Set.of());
  }

  private static List<Header> passed(Map<String, List<String>> headers, Set<String> others) {
    Set<String> dropped = new HashSet<>(OF_CONNECTION);
    dropped.addAll(others);
    headers.forEach(
        (name, values) -> {
          if (name.equalsIgnoreCase("connection")) {
            values.forEach(value -> dropped.addAll(named(value)));
          }
        });
    List<Header> passed = new ArrayList<>();
    headers.forEach(
        (name, values) -> {
          // HTTP/2's own names, which HttpClient shows too, are no headers.
          if (!dropped.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
            values.forEach(value -> passed.add(new Header(name, value)));
          }
        });
    return passed;
  }

  /** What a header {@code Connection} says is of this connection too. */
  private static List<String> named(String value) {
    List<String> names = new ArrayList<>();
    for (String name : value.split(",", -1)) {
      names.add(name.strip().toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
