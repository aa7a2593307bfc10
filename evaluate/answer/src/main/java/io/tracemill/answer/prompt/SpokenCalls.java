package io.tracemill.answer.prompt;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.answer.reading.CallReader;
import io.tracemill.answer.reading.ToolCallText;
import io.tracemill.json.Node;
import io.tracemill.trace.DataVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conversations with tools for templates that know none: calls are what the assistant says, results
 * what the user says, and neighbours of one role speak as one, for such templates want the roles to
 * alternate.
 */
final class SpokenCalls {
  private final CallReader calls = new CallReader();

  private record Turn(String role, String text) {}

  /** The messages as text alone; one that says something else stays as it is. */
  List<String> of(List<String> messages) {
    List<String> spoken = new ArrayList<>();
    Optional<Turn> last = Optional.empty();
    for (Node message : Messages.items(Messages.array(messages))) {
      Optional<Turn> turn = turn(message);
      boolean joins =
          turn.isPresent() && last.isPresent() && turn.get().role().equals(last.get().role());
      if (joins) {
        turn = Optional.of(joined(last.get(), turn.get()));
        spoken.remove(spoken.size() - 1);
      }
      spoken.add(
          turn.map(each -> Messages.message(each.role(), each.text()))
              .orElseGet(() -> message.raw().toString()));
      last = turn;
    }
    return spoken;
  }

  private static Turn joined(Turn first, Turn second) {
    return new Turn(first.role(), (first.text() + "\n\n" + second.text()).strip());
  }

  private Optional<Turn> turn(Node message) {
    Optional<String> said = Messages.said(message);
    if (Messages.callsTools(message)) {
      Optional<List<ToolCallText>> called = calls.read(message.field(Messages.TOOL_CALLS));
      return called.map(
          some -> {
            String text = AnswerForm.calls(some, "", DataVersion.V0);
            return joined(new Turn("assistant", said.orElse("")), new Turn("assistant", text));
          });
    }
    String role = message.field(Messages.ROLE).text();
    return said.map(text -> new Turn(role.equals("tool") ? "user" : role, text));
  }
}
