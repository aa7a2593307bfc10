package io.tracemill.answer.prompt;

import io.tracemill.json.Node;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the results of a turn's calls into the order of the calls, for most templates show both
 * without ids. A result whose id is none of these calls' keeps its place.
 */
final class ResultOrder {
  private ResultOrder() {}

  /** The messages in such an order. */
  static List<ChatMessage> of(List<ChatMessage> messages) {
    List<ChatMessage> ordered = new ArrayList<>(messages);
    for (int turn = 0; turn < ordered.size(); turn++) {
      Map<String, Integer> calls = calls(ordered.get(turn));
      if (calls.size() > 1) {
        order(ordered, turn + 1, calls);
      }
    }
    return ordered;
  }

  /** The place of each call by its id. */
  private static Map<String, Integer> calls(ChatMessage turn) {
    Map<String, Integer> places = new HashMap<>();
    for (ToolCall call : turn.message().toolCalls()) {
      call.id().ifPresent(id -> places.putIfAbsent(id.text(), places.size()));
    }
    return places;
  }

  /** Orders the results that stand from {@code first} on. */
  private static void order(List<ChatMessage> messages, int first, Map<String, Integer> calls) {
    List<Integer> places = new ArrayList<>();
    List<ChatMessage> results = new ArrayList<>();
    for (int i = first; i < messages.size() && messages.get(i).is(Role.TOOL); i++) {
      if (place(messages.get(i), calls).isPresent()) {
        places.add(i);
        results.add(messages.get(i));
      }
    }
    results.sort((a, b) -> place(a, calls).orElseThrow() - place(b, calls).orElseThrow());
    for (int i = 0; i < places.size(); i++) {
      messages.set(places.get(i), results.get(i));
    }
  }

  private static Optional<Integer> place(ChatMessage result, Map<String, Integer> calls) {
    return result.message().toolCallId().map(Node::text).map(calls::get);
  }
}
