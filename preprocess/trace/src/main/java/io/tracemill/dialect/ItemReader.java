package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import java.util.ArrayList;
import java.util.List;

/** A way of writing messages. Has no state: of a conversation it knows what was read so far. */
public interface ItemReader {

  /** Its name, for people. */
  String name();

  /**
   * Adds what {@code item} says to the conversation so far: a message or several, or more of the
   * last one where a message is written as several items.
   *
   * @throws DataException if it is not of this dialect
   */
  void read(Node item, List<Message> conversation);

  /**
   * The messages in {@code array}.
   *
   * @throws DataException if it is no array, or items are not of this dialect, with all of them
   */
  default List<Message> messages(Node array) {
    List<Message> conversation = new ArrayList<>();
    DataException wrong = null;
    for (Node item : array.items()) {
      try {
        read(item, conversation);
      } catch (DataException e) {
        wrong = e.after(wrong);
      }
    }
    DataException.throwIfAny(wrong);
    return conversation;
  }
}
