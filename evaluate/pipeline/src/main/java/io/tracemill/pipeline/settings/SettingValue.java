package io.tracemill.pipeline.settings;

/**
 * One setting as a run used it, for its record.
 *
 * @param key such as {@code base.task}; the platform's name, whatever spelling the config used
 * @param json the value as JSON
 */
public record SettingValue(String key, String json, Provenance provenance) {}
