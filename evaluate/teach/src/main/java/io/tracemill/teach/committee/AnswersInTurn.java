package io.tracemill.teach.committee;

import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An example while its answers are relabelled, the earlier ones first.
 *
 * <p>Of a conversation that becomes one row with all its answers, each is relabelled with the
 * earlier ones as they now stand; otherwise the last alone. An answer in the middle stays where it
 * calls tools, for the results behind it belong to those very calls, and where it would call some
 * now, for it has no results.
 */
final class AnswersInTurn {
  private final Example example;
  private final boolean whole;
  private final List<Message> messages;

  /** {@code whole}: all answers, not the last alone. */
  AnswersInTurn(Example example, boolean whole) {
    this.example = example;
    this.whole = whole;
    this.messages = new ArrayList<>(example.prompt());
    this.messages.add(example.answer());
  }

  /** Whether all answers are relabelled. */
  boolean isWhole() {
    return whole;
  }

  /** The turns of the answers that are relabelled, in order. */
  List<Integer> turns() {
    List<Integer> turns = new ArrayList<>();
    for (int turn = 0; whole && turn < example.turn(); turn++) {
      Message message = messages.get(turn);
      if (message.role() == Role.ASSISTANT && !message.callsTools()) {
        turns.add(turn);
      }
    }
    turns.add(example.turn());
    return turns;
  }

  /** The example of one of its answers, with what stands before it now. */
  Example at(int turn) {
    if (!whole) {
      return example;
    }
    Trace trace = example.trace();
    return new Example(
        new Trace(trace.origin(), messages.subList(0, turn + 1), trace.tools(), trace.group()),
        turn);
  }

  /** Gives a turn another answer; says whether it can have it. */
  boolean replace(int turn, Message answer) {
    if (turn < example.turn() && answer.callsTools()) {
      return false;
    }
    messages.set(turn, answer);
    return true;
  }

  /** The example with the answers that it has now; nothing where none is another. */
  Optional<Example> rewritten() {
    if (messages.get(example.turn()).equals(example.answer())
        && messages.subList(0, example.turn()).equals(example.prompt())) {
      return Optional.empty();
    }
    return Optional.of(
        whole ? example.rewritten(messages) : example.with(messages.get(example.turn())));
  }
}
