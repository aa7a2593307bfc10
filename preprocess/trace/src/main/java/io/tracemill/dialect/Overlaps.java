package io.tracemill.dialect;

import io.tracemill.json.Node;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;

/** What is recorded before an answer and again with it, as by a graph that keeps its state. */
final class Overlaps {
  private Overlaps() {}

  /**
   * {@code given} and what {@code said} adds to it: as much as the one ends with and the other
   * begins with is in the conversation once.
   */
  static List<Message> joined(List<Message> given, List<Message> said) {
    int system = systems(said);
    int repeated = overlap(given, said.subList(system, said.size()));
    List<Message> all = new ArrayList<>();
    if (systems(given) == 0) {
      all.addAll(said.subList(0, system));
    }
    all.addAll(given);
    all.addAll(said.subList(system + repeated, said.size()));
    return all;
  }

  private static int systems(List<Message> messages) {
    int count = 0;
    while (count < messages.size() && messages.get(count).role() == Role.SYSTEM) {
      count++;
    }
    return count;
  }

  /** With how many messages {@code given} ends that {@code said} begins with. */
  private static int overlap(List<Message> given, List<Message> said) {
    for (int count = Math.min(given.size(), said.size()); count > 0; count--) {
      if (isSame(given.subList(given.size() - count, given.size()), said.subList(0, count))) {
        return count;
      }
    }
    return 0;
  }

  private static boolean isSame(List<Message> some, List<Message> others) {
    for (int i = 0; i < some.size(); i++) {
      if (!isSame(some.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Message one, Message other) {
    return one.role() == other.role()
        && one.toolCalls().size() == other.toolCalls().size()
        && said(one.content()).equals(said(other.content()))
        && called(one).equals(called(other));
  }

  private static String said(Content content) {
    return content.isNone() || content.isText() ? content.text() : content.json().toString();
  }

  private static List<String> called(Message message) {
    List<String> calls = new ArrayList<>();
    for (ToolCall call : message.toolCalls()) {
      calls.add(call.name().text() + call.arguments().map(Node::canonical).orElse("{}"));
    }
    return calls;
  }
}
