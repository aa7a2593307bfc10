package io.tracemill.pipeline.settings;

/** Where system prompts are taken out: {@code remove_system_prompt_from_traces}. */
public enum SystemPromptRemoval {
  NOWHERE,
  /** What {@code true} means in data version 0. */
  FROM_UNSTRUCTURED,
  /** What {@code true} means in data version 1. */
  EVERYWHERE
}
