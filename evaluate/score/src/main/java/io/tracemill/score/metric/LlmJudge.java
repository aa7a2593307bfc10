package io.tracemill.score.metric;

/**
 * An LLM's opinion, with the right answer at hand: a score that is given, for there is no LLM here.
 */
final class LlmJudge implements Metric {
  static final Score NO_LLM = new NotScored("needs an LLM as a judge");

  @Override
  public String key() {
    return "llm-as-a-judge";
  }

  @Override
  public Score score(Pair pair) {
    return NO_LLM;
  }
}
