package io.tracemill.score.metric;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A tool call as a value: equal calls are equal as JSON.
 *
 * @param name empty where an object names no tool; then the arguments are all its fields
 * @param arguments by name, in {@link Canonical} form
 */
public record Call(Optional<String> name, SortedMap<String, String> arguments) {

  /** Keeps a copy of the arguments. */
  public Call {
    arguments = Collections.unmodifiableSortedMap(new TreeMap<>(arguments));
  }
}
