package io.tracemill.pipeline.settings;

import java.util.Locale;

/** How a line of the traces file holds a conversation. */
public enum ObservationFormat {
  OPENAI_MESSAGES,
  OPENAI_MESSAGES_WITH_IMAGES,
  LANGFUSE,
  UNSTRUCTURED_WITH_OPENAI_MESSAGES;

  /** The name in configs, such as {@code openai_messages}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
