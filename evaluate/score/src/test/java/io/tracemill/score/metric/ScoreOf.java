package io.tracemill.score.metric;

import io.tracemill.trace.Tool;
import java.util.List;

/** What a metric says of one answer. */
final class ScoreOf {
  private ScoreOf() {}

  static double by(String metric, String answer, String prediction, List<Tool> tools) {
    Pair pair = new Pair(answer, prediction, new CallReader(tools));
    return ((Scored) Metrics.named(metric).orElseThrow().score(pair)).value();
  }
}
