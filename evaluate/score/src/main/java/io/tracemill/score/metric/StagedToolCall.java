package io.tracemill.score.metric;

import java.util.List;
import java.util.Optional;

/**
 * How far a call is right: 0.25 it can be read, 0.5 the tool too, 0.75 the names of the arguments
 * too, 1 all.
 *
 * <p>Several calls are compared by position; their mean counts, and one too few or too many is 0 at
 * its position. A call where none was due gets its 0.25.
 */
final class StagedToolCall implements Metric {

  @Override
  public String key() {
    return "staged_tool_call";
  }

  @Override
  public Score score(Pair pair) {
    List<Optional<Call>> right = pair.answerCalls().all();
    List<Optional<Call>> said = pair.predictionCalls().all();
    if (right.isEmpty()) {
      return new Scored(said.isEmpty() ? 1 : pair.predictionCalls().any() ? 0.25 : 0);
    }
    double sum = 0;
    for (int i = 0; i < Math.min(right.size(), said.size()); i++) {
      sum += said.get(i).isPresent() ? stage(right.get(i), said.get(i).get()) : 0;
    }
    return new Scored(sum / Math.max(right.size(), said.size()));
  }

  private static double stage(Optional<Call> due, Call said) {
    if (due.isEmpty() || !due.get().name().equals(said.name())) {
      return 0.25;
    }
    Call right = due.get();
    if (!right.arguments().keySet().equals(said.arguments().keySet())) {
      return 0.5;
    }
    return right.equals(said) ? 1 : 0.75;
  }
}
