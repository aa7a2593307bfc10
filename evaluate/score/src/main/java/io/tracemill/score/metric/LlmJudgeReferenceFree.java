package io.tracemill.score.metric;

/** An LLM's opinion, without the right answer: a score that is given, for there is no LLM here. */
final class LlmJudgeReferenceFree implements Metric {

  @Override
  public String key() {
    return "llm-as-a-judge-reference-free";
  }

  @Override
  public Score score(Pair pair) {
    return LlmJudge.NO_LLM;
  }
}
