package io.tracemill.prepare.output;

import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.Locale;

/** What becomes of a conversation's system messages. */
public enum SystemPrompts {
  /** They stay where they are. */
  KEEP,
  /** They are left out: the job description says what they said. */
  REMOVE;

  /** Whether {@code message} is written. */
  public boolean keeps(Message message) {
    return this == KEEP || message.role() != Role.SYSTEM;
  }

  /** Whether {@code message} stands in a prompt: one in which nobody says anything never does. */
  public boolean inPrompt(Message message) {
    return keeps(message) && !message.isSilent();
  }

  /** Its name on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
