package io.tracemill.answer.prompt;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conversations with tools for templates that know none: calls are what the assistant says, results
 * what the user says, and neighbours of one role speak as one, for such templates want the roles to
 * alternate.
 */
final class SpokenCalls {
  private SpokenCalls() {}

  private record Turn(Role role, String text) {}

  /** The messages as text alone; one that says something else stays as it is. */
  static List<ChatMessage> of(List<ChatMessage> messages) {
    List<ChatMessage> spoken = new ArrayList<>();
    Optional<Turn> last = Optional.empty();
    for (ChatMessage message : messages) {
      Optional<Turn> turn = turn(message);
      boolean joins =
          turn.isPresent() && last.isPresent() && turn.get().role() == last.get().role();
      if (joins) {
        turn = Optional.of(joined(last.get(), turn.get()));
        spoken.remove(spoken.size() - 1);
      }
      spoken.add(turn.map(each -> ChatMessage.saying(each.role(), each.text())).orElse(message));
      last = turn;
    }
    return spoken;
  }

  private static Turn joined(Turn first, Turn second) {
    return new Turn(first.role(), (first.text() + "\n\n" + second.text()).strip());
  }

  private static Optional<Turn> turn(ChatMessage chat) {
    Message message = chat.message();
    if (message.callsTools()) {
      List<ToolCallText> calls = message.toolCalls().stream().map(ToolCallText::of).toList();
      Turn called = new Turn(Role.ASSISTANT, AnswerForm.calls(calls, "", DataVersion.V0));
      return Optional.of(joined(new Turn(Role.ASSISTANT, chat.said().orElse("")), called));
    }
    Role speaker = message.role() == Role.TOOL ? Role.USER : message.role();
    return chat.said().map(text -> new Turn(speaker, text));
  }
}
