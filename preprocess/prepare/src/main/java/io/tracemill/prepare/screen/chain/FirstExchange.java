package io.tracemill.prepare.screen.chain;

import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;

/** How conversations begin. Not for use by several threads. */
final class FirstExchange {
  private final ConversationHash hash = new ConversationHash();

  /** Six bytes of the hash of all up to the first answer to a user; 0 where there is none. */
  long hash(Trace trace) {
    boolean asked = false;
    hash.clear();
    for (Message message : trace.messages()) {
      hash.add(message);
      asked |= message.role() == Role.USER;
      if (asked && message.role() == Role.ASSISTANT) {
        return Math.max(1, hash.high() >>> 2 * Byte.SIZE);
      }
    }
    return 0;
  }
}
