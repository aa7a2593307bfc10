package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import io.tracemill.trace.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Ids of calls and results where the log has none: a result belongs to the first open call of its
 * name, or to the first that is open. Calls that nothing refers to stay without.
 */
final class CallIds {
  /** A call that waits for its result. */
  private record Open(int message, int call, String name) {}

  private final List<Message> messages;
  private final Map<String, Deque<Open>> byName = new HashMap<>();
  private final Map<String, Open> byId = new HashMap<>();
  private final Deque<Open> inOrder = new ArrayDeque<>();
  private final Set<Open> answered = new HashSet<>();
  private final Set<String> ids = new HashSet<>();
  private int made;

  private CallIds(List<Message> messages) {
    this.messages = messages;
  }

  /** Gives {@code messages} the ids that they lack; returns whether it gave any. */
  static boolean complete(List<Message> messages, Set<Rule> rules) {
    for (Message message : messages) {
      if (message.role() == Role.TOOL && message.toolCallId().isEmpty()) {
        boolean any = new CallIds(messages).complete();
        if (any) {
          rules.add(Rule.TOOL_CALL_ID_WAS_MISSING);
        }
        return any;
      }
    }
    return false;
  }

  private boolean complete() {
    messages.forEach(m -> m.toolCalls().forEach(c -> c.id().ifPresent(id -> ids.add(id.text()))));
    boolean any = false;
    for (int i = 0; i < messages.size(); i++) {
      Message message = messages.get(i);
      if (message.callsTools()) {
        open(i);
      } else if (message.role() == Role.TOOL && message.toolCallId().isEmpty()) {
        Optional<Open> call = next(message.name().map(Node::text));
        if (call.isPresent()) {
          messages.set(i, answering(message, id(call.get())));
          any = true;
        }
      } else if (message.role() == Role.TOOL) {
        answer(message.toolCallId().get().text());
      }
    }
    return any;
  }

  /** Calls of an earlier turn have got their results, or never do. */
  private void open(int message) {
    byName.clear();
    byId.clear();
    inOrder.clear();
    answered.clear();
    List<ToolCall> calls = messages.get(message).toolCalls();
    for (int i = 0; i < calls.size(); i++) {
      Open open = new Open(message, i, calls.get(i).name().text());
      inOrder.add(open);
      calls.get(i).id().ifPresent(id -> byId.put(id.text(), open));
      byName.computeIfAbsent(open.name, name -> new ArrayDeque<>()).add(open);
    }
  }

  private void answer(String id) {
    Optional.ofNullable(byId.get(id)).ifPresent(answered::add);
  }

  private Optional<Open> next(Optional<String> name) {
    Optional<Open> named =
        name.flatMap(word -> Optional.ofNullable(byName.get(word))).flatMap(this::firstOpen);
    return named.isPresent() ? named : firstOpen(inOrder);
  }

  private Optional<Open> firstOpen(Deque<Open> calls) {
    while (!calls.isEmpty()) {
      Open open = calls.poll();
      if (answered.add(open)) {
        return Optional.of(open);
      }
    }
    return Optional.empty();
  }

  private ToolCall call(Open open) {
    return messages.get(open.message).toolCalls().get(open.call);
  }

  private Node id(Open open) {
    ToolCall call = call(open);
    if (call.id().isPresent()) {
      return call.id().get();
    }
    String id;
    do {
      made++;
      id = "call_" + made;
    } while (!ids.add(id));
    Node node = Node.ofText(id);
    Message message = messages.get(open.message);
    List<ToolCall> calls = new ArrayList<>(message.toolCalls());
    calls.set(open.call, new ToolCall(Optional.of(node), call.name(), call.arguments()));
    messages.set(open.message, message.calling(calls, message.toolCallId()));
    return node;
  }

  private static Message answering(Message message, Node id) {
    return message.calling(message.toolCalls(), Optional.of(id));
  }
}
