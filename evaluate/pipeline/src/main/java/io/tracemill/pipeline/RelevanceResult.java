package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.JudgedTraces;
import java.util.List;
import java.util.Optional;

/**
 * How many traces fit the job description and hang together.
 *
 * @param lines kept are those with a trace
 * @param traces kept are those that reach both thresholds
 * @param judged how they were scored
 * @param teacher how a teacher scored them, if one was asked
 * @param minRelevance the threshold that counted
 * @param minCoherence likewise
 * @param failure why these are not all traces
 */
public record RelevanceResult(
    StageCounts lines,
    StageCounts traces,
    JudgedTraces judged,
    Optional<TeacherScores> teacher,
    int minRelevance,
    int minCoherence,
    Optional<Exception> failure)
    implements Result {

  /**
   * A trace that goes.
   *
   * @param place its line, and its path where that holds several
   * @param why what speaks most for it
   */
  public record Gone(String place, int relevance, int coherence, String why) {}

  /** How many traces have the relevance {@code score}. */
  public long relevance(int score) {
    return judged.relevance(score);
  }

  /** How many traces have the coherence {@code score}. */
  public long coherence(int score) {
    return judged.coherence(score);
  }

  /** The first that go, in the order of the file. */
  public List<Gone> gone() {
    return judged.gone().stream()
        .map(one -> new Gone(one.line() + one.path(), one.relevance(), one.coherence(), one.why()))
        .toList();
  }

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    lines.addTo(text.name("lines"));
    traces.addTo(text.name("traces"));
    text.name("min_relevance").value(minRelevance);
    text.name("min_coherence").value(minCoherence);
    teacher.ifPresent(scores -> scores.addTo(text.name("teacher")));
    return text.endObject().toString();
  }
}
