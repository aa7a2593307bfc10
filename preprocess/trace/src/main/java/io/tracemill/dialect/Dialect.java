package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.List;

/** A way of writing messages. */
public interface Dialect {

  /** Its name, for people. */
  String name();

  /**
   * The messages in {@code array}.
   *
   * @throws io.tracemill.json.DataException if one is not of this dialect
   */
  List<Message> messages(Node array);

  /**
   * The message in {@code object}.
   *
   * @throws io.tracemill.json.DataException if it is not of this dialect
   */
  Message message(Node object);

  /**
   * The message in {@code object}, said by {@code role} whatever the object says.
   *
   * @throws io.tracemill.json.DataException if it is not of this dialect
   */
  Message message(Node object, Role role);
}
