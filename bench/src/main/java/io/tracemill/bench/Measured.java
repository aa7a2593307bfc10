package io.tracemill.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One benchmark method with values for its parameters.
 *
 * @param benchmark such as {@code ConvertBenchmark.convert}
 */
record Measured(String benchmark, Map<String, String> parameters) {

  /** The same with another value for {@code parameter}. */
  Measured with(String parameter, Object value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(parameter, value.toString());
    return new Measured(benchmark, more);
  }

  @Override
  public String toString() {
    return parameters.entrySet().stream()
        .map(parameter -> " " + parameter.getKey() + "=" + parameter.getValue())
        .collect(Collectors.joining("", benchmark, ""));
  }
}
