package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import java.util.List;

/** What every conversation has to be. */
public final class Conversations {
  private Conversations() {}

  /** {@code messages}, which were read from {@code place} and have to be some. */
  public static List<Message> notEmpty(List<Message> messages, Node place) {
    if (messages.isEmpty()) {
      throw place.failure(
          DialectReason.NO_MESSAGES, "expected at least one message but found an empty array");
    }
    return messages;
  }
}
