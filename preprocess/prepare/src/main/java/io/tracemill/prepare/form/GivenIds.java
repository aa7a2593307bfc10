package io.tracemill.prepare.form;

import io.tracemill.json.Node;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives calls an id that have none, and their results the same: results stand in the order of the
 * calls.
 */
final class GivenIds {
  private final Set<Remark> remarks;
  private final Deque<Node> waiting = new ArrayDeque<>();
  private int count;

  private GivenIds(Set<Remark> remarks) {
    this.remarks = remarks;
  }

  /** {@code messages} whose calls and results all have ids. */
  static List<Message> in(List<Message> messages, Set<Remark> remarks) {
    GivenIds ids = new GivenIds(remarks);
    List<Message> all = new ArrayList<>();
    for (Message message : messages) {
      all.add(message.role() == Role.TOOL ? ids.result(message) : ids.calls(message));
    }
    return all;
  }

  private Message calls(Message message) {
    if (!message.callsTools()) {
      return message;
    }
    waiting.clear();
    List<ToolCall> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      Optional<Node> id = call.id();
      if (id.isEmpty()) {
        remarks.add(Remark.ID_MADE_UP);
        id = Optional.of(Node.ofText("call_" + ++count));
      }
      waiting.add(id.get());
      calls.add(new ToolCall(id, call.name(), call.arguments()));
    }
    return new Message(
        message.role(),
        message.content(),
        calls,
        message.toolCallId(),
        message.name(),
        message.lesson(),
        message.aside());
  }

  private Message result(Message message) {
    Node next = waiting.poll();
    if (message.toolCallId().isPresent()) {
      return message;
    }
    remarks.add(Remark.ID_MADE_UP);
    Node id = next == null ? Node.ofText("call_" + ++count) : next;
    return new Message(
        message.role(),
        message.content(),
        message.toolCalls(),
        Optional.of(id),
        message.name(),
        message.lesson(),
        message.aside());
  }
}
