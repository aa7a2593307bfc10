package io.tracemill.score.metric;

import java.util.List;

/** Whether the calls do the same: an argument equal to its schema's default counts as absent. */
final class ToolCallEquivalence implements Metric {

  @Override
  public String key() {
    return "tool_call_equivalence";
  }

  @Override
  public Score score(Pair pair) {
    return Scored.of(
        pair.answerCalls() instanceof Calls.Read right
            && pair.predictionCalls() instanceof Calls.Read said
            && plain(right, pair.defaults()).equals(plain(said, pair.defaults())));
  }

  private static List<Call> plain(Calls.Read calls, Defaults defaults) {
    return calls.calls().stream().map(defaults::without).toList();
  }
}
