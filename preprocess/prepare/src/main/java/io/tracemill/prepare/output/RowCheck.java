package io.tracemill.prepare.output;

import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.flow.Stage;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.io.IOException;
import java.util.Optional;

/**
 * Drops examples that no row can hold: without a prompt, without an answer, with too many calls;
 * and answers that a model may not learn to say.
 */
public final class RowCheck implements Stage<Example, Example> {
  private final DataVersion version;
  private final SystemPrompts systemPrompts;

  /** A check for rows of {@code version}. */
  public RowCheck(DataVersion version, SystemPrompts systemPrompts) {
    this.version = version;
    this.systemPrompts = systemPrompts;
  }

  @Override
  public void take(Example example, Outlet<Example> outlet) throws IOException {
    Message answer = example.answer();
    Optional<Drop> unfit = unfit(example);
    if (unfit.isPresent()) {
      outlet.drop(unfit.get());
    } else if (isUnasked(example)) {
      drop(DropReason.EMPTY_PROMPT, example, "the user's turn before it says nothing", outlet);
    } else if (!hasPrompt(example)) {
      drop(DropReason.EMPTY_PROMPT, example, "nothing was said before this answer", outlet);
    } else if (!answer.callsTools() && answer.content().isBlank()) {
      drop(DropReason.EMPTY_ANSWER, example, "the answer has neither text nor tool calls", outlet);
    } else if (version == DataVersion.V0 && answer.toolCalls().size() > 1) {
      String message =
          "expected one tool call but found "
              + answer.toolCalls().size()
              + ", for which a row of data version 0 has no room; use --data-version 1";
      drop(DropReason.SEVERAL_TOOL_CALLS, example, message, outlet);
    } else {
      outlet.keep(example);
    }
  }

  private boolean hasPrompt(Example example) {
    for (int turn = 0; turn < example.turn(); turn++) {
      if (systemPrompts.inPrompt(example.prompt().get(turn))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the turn of the user that is answered says nothing. */
  private static boolean isUnasked(Example example) {
    for (int turn = example.turn() - 1; turn >= 0; turn--) {
      Message message = example.prompt().get(turn);
      if (message.role() == Role.USER) {
        return message.isSilent();
      }
    }
    return false;
  }

  private static Optional<Drop> unfit(Example example) {
    return switch (example.answer().lesson()) {
      case WHOLE -> Optional.empty();
      case WEIGHTLESS ->
          Optional.of(
              RowDrops.drop(
                  DropReason.WEIGHT_0,
                  example,
                  "the log says that this answer is not to be learned: its weight is 0"));
      case CUT ->
          Optional.of(
              RowDrops.drop(
                  DropReason.CUT_ANSWER,
                  example,
                  "the answer is cut: the model stopped before its end (finish_reason length, or a"
                      + " thought without an end)"));
      case FILTERED ->
          Optional.of(
              RowDrops.drop(
                  DropReason.CUT_ANSWER,
                  example,
                  "the answer is cut by a filter (finish_reason content_filter)"));
    };
  }

  private static void drop(
      DropReason reason, Example example, String message, Outlet<Example> outlet)
      throws IOException {
    outlet.drop(RowDrops.drop(reason, example, message));
  }
}
