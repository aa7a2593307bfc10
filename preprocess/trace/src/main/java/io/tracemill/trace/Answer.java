package io.tracemill.trace;

import java.util.ArrayList;
import java.util.List;

/** What counts as an example's answer. */
public sealed interface Answer {

  /** What was recorded. */
  Answer RECORDED = new Recorded();

  /** The message that the trace has there. */
  record Recorded() implements Answer {}

  /** Another message in its place, such as one that was mended or relabelled. */
  record Replaced(Message message) implements Answer {}

  /**
   * The answer and all messages before it as they now stand, of a conversation of which earlier
   * answers were relabelled too.
   *
   * @param messages the last is the answer
   */
  record Rewritten(List<Message> messages) implements Answer {
    /** Copies the messages. */
    public Rewritten {
      messages = List.copyOf(messages);
    }

    /** The same with another last message. */
    Rewritten ending(Message answer) {
      List<Message> all = new ArrayList<>(messages);
      all.set(all.size() - 1, answer);
      return new Rewritten(all);
    }
  }
}
