package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds calls by their ids without a result, where the conversation goes on as if there was one.
 */
final class MissingResults {
  private MissingResults() {}

  /** Such calls of a trace in which tools speak. */
  static List<ToolCall> of(List<Message> messages) {
    List<ToolCall> missing = new ArrayList<>();
    boolean toolsSpeak = messages.stream().anyMatch(each -> each.role() == Role.TOOL);
    for (int turn = 0; toolsSpeak && turn < messages.size(); turn++) {
      Set<String> answered = new HashSet<>();
      int next = turn + 1;
      while (next < messages.size() && messages.get(next).role() == Role.TOOL) {
        messages.get(next).toolCallId().map(Node::text).ifPresent(answered::add);
        next++;
      }
      for (ToolCall call :
          next < messages.size() ? messages.get(turn).toolCalls() : List.<ToolCall>of()) {
        call.id().filter(id -> !answered.contains(id.text())).ifPresent(id -> missing.add(call));
      }
    }
    return missing;
  }
}
