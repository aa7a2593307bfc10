package io.tracemill.pipeline.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that answered a test set.
 *
 * @param name for people
 * @param settings all that the answers depend on but prompts
 */
public record ModelRecord(String name, Map<String, String> settings, ModelResult result) {
  /** Copies the settings, sorted. */
  public ModelRecord {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }
}
