package io.tracemill.pipeline.settings;

/** Where system prompts are taken out: {@code remove_system_prompt_from_traces}. */
public enum SystemPrompts {
  KEEP,
  /** What {@code true} means in data version 0. */
  REMOVE_FROM_UNSTRUCTURED,
  /** What {@code true} means in data version 1. */
  REMOVE
}
