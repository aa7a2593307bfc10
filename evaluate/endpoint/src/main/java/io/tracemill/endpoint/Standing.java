package io.tracemill.endpoint;

import io.tracemill.ask.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a model is still worth asking.
 *
 * <p>A refusal is one of the row only when the model has answered another: before that the server
 * may be set up wrongly, and rows kept as refused would stay so when it is put right. Such refusals
 * are held back, and are unanswered if no answer comes, not even to a question of our own.
 */
final class Standing {
  private final Patience patience;
  private final Advice advice;
  private final List<Outcome.Failed> refused = new ArrayList<>();
  private boolean reached;
  private boolean answered;
  private int failures;

  Standing(Patience patience, Advice advice) {
    this.patience = patience;
    this.advice = advice;
  }

  /** The server said something. */
  void reach() {
    reached = true;
  }

  /**
   * What can be handed out after {@code outcome}.
   *
   * @throws IOException if the model is given up
   */
  List<Outcome> take(Outcome outcome) throws IOException {
    if (outcome instanceof Outcome.Unanswered unanswered) {
      return failed(unanswered);
    }
    failures = 0;
    answered |= outcome instanceof Outcome.Answered;
    if (answered) {
      List<Outcome> all = new ArrayList<>(refused);
      refused.clear();
      all.add(outcome);
      return all;
    }
    return outcome instanceof Outcome.Failed failed ? held(failed) : List.of(outcome);
  }

  /** Whether refusals are held back. */
  boolean isDoubtful() {
    return !refused.isEmpty();
  }

  /** What can be handed out when the model was asked what any model answers. */
  List<Outcome> tried(Outcome outcome) {
    answered |= outcome instanceof Outcome.Answered;
    List<Outcome> all = new ArrayList<>(answered ? refused : List.of());
    refused.removeAll(all);
    return all;
  }

  private List<Outcome> failed(Outcome.Unanswered row) throws IOException {
    failures++;
    if (!reached) {
      throw new IOException(advice.unreached(row.reason()));
    } else if (failures >= patience.failuresInARow()) {
      throw new IOException(advice.failing(failures, row.reason()));
    }
    return List.of(row);
  }

  private List<Outcome> held(Outcome.Failed row) throws IOException {
    refused.add(row);
    if (refused.size() < patience.failuresInARow()) {
      return List.of();
    }
    throw new IOException(advice.refusing(refused.size(), row.reason()));
  }

  /** The refusals that were held back, when no more outcomes come. */
  List<Outcome> rest() {
    List<Outcome> rest = new ArrayList<>();
    refused.forEach(each -> rest.add(new Outcome.Unanswered(each.row(), each.reason())));
    refused.clear();
    return rest;
  }
}
