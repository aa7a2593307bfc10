package io.tracemill.score.metric;

import java.util.List;
import java.util.Optional;

/** Whether the calls do the same: an argument equal to its schema's default counts as absent. */
final class ToolCallEquivalence implements Metric {

  @Override
  public String key() {
    return "tool_call_equivalence";
  }

  @Override
  public Score score(Pair pair) {
    Calls right = pair.answerCalls();
    Calls said = pair.predictionCalls();
    return Scored.of(
        right.readable() && plain(right, pair.defaults()).equals(plain(said, pair.defaults())));
  }

  private static List<Optional<Call>> plain(Calls calls, Defaults defaults) {
    return calls.all().stream().map(call -> call.map(defaults::without)).toList();
  }
}
