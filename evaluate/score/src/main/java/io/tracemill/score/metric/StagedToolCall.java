package io.tracemill.score.metric;

import java.util.List;

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
    if (!(pair.predictionCalls() instanceof Calls.Read said)) {
      return new Scored(0);
    }
    List<Call> right = pair.answerCalls() instanceof Calls.Read read ? read.calls() : List.of();
    if (right.isEmpty()) {
      boolean none = said.calls().isEmpty() && pair.answerCalls() instanceof Calls.Read;
      return new Scored(none ? 1 : said.calls().isEmpty() ? 0 : 0.25);
    }
    int both = Math.min(right.size(), said.calls().size());
    double sum = 0;
    for (int i = 0; i < both; i++) {
      sum += stage(right.get(i), said.calls().get(i));
    }
    return new Scored(sum / Math.max(right.size(), said.calls().size()));
  }

  private static double stage(Call right, Call said) {
    if (!right.name().equals(said.name())) {
      return 0.25;
    }
    if (!right.arguments().keySet().equals(said.arguments().keySet())) {
      return 0.5;
    }
    return right.equals(said) ? 1 : 0.75;
  }
}
