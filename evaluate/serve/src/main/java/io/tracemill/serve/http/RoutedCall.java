package io.tracemill.serve.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request that a route takes.
 *
 * @param values what the path has in the places that the route names, as it came
 */
public record RoutedCall(HttpCall call, Map<String, String> values) {

  /** Copies the values. */
  public RoutedCall {
    values = Map.copyOf(values);
  }

  /** The path's part at a place that the route names. */
  public String value(String name) {
    return Optional.ofNullable(values.get(name)).orElseThrow();
  }
}
