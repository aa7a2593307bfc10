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

  /** Whether {@code message} is written; one in which nobody says anything never is. */
  public boolean keeps(Message message) {
    return (this == KEEP || message.role() != Role.SYSTEM) && !message.isSilent();
  }

  /** Its name on a command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
