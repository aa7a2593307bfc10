package io.tracemill.score.metric;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A tool call as a value: equal calls are equal as JSON.
 *
 * @param name empty where an object names no tool; then the arguments are all its fields
 * @param arguments by name, each as its {@linkplain io.tracemill.json.Node#canonical canonical
 *     text}
 */
public record Call(Optional<String> name, NavigableMap<String, String> arguments) {

  /** Keeps a copy of the arguments. */
  public Call {
    arguments = Collections.unmodifiableNavigableMap(new TreeMap<>(arguments));
  }
}
