package io.tracemill.serve.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which requests are answered how.
 *
 * @param path such as {@code /models/{id}}: whole segments, of which those in braces may be any
 */
public record Route(String method, String path, Access access, Action action) {

  /** Who may ask. */
  public enum Access {
    /** Who knows the token. */
    TOKEN,
    /** Whoever knows the path. */
    OPEN
  }

  /** What is done. */
  @FunctionalInterface
  public interface Action {

    /** What a request is answered. */
    HttpReply answer(RoutedCall call) throws IOException;
  }

  /** One for those who know the token. */
  public static Route of(String method, String path, Action action) {
    return new Route(method, path, Access.TOKEN, action);
  }

  /** One for whoever knows the path. */
  public static Route open(String method, String path, Action action) {
    return new Route(method, path, Access.OPEN, action);
  }

  /** The values of its places in {@code given}, if that is such a path. */
  Optional<Map<String, String>> match(String given) {
    List<String> expected = List.of(path.split("/", -1));
    List<String> found = List.of(given.split("/", -1));
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < expected.size() && expected.size() == found.size(); i++) {
      String name = expected.get(i);
      if (name.startsWith("{") && !found.get(i).isEmpty()) {
        values.put(name.substring(1, name.length() - 1), found.get(i));
      } else if (!name.equals(found.get(i))) {
        return Optional.empty();
      }
    }
    return expected.size() == found.size() ? Optional.of(values) : Optional.empty();
  }
}
