package io.tracemill.trace;

/** Who speaks in a message; a developer's message counts as the system's. */
public enum Role {
  SYSTEM,
  USER,
  ASSISTANT,
  TOOL
}
