package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.prepare.JudgedTraces;
import java.util.Optional;

/**
 * How many traces fit the job description and hang together.
 *
 * @param lines kept are those with a trace
 * @param traces kept are those that reach both thresholds
 * @param judged how they were scored
 * @param minRelevance the threshold that counted
 * @param minCoherence likewise
 * @param failure why these are not all traces
 */
public record RelevanceResult(
    StageCounts lines,
    StageCounts traces,
    JudgedTraces judged,
    int minRelevance,
    int minCoherence,
    Optional<Exception> failure)
    implements Result {

  @Override
  public String json() {
    JsonText text = new JsonText(Layout.INDENTED).beginObject();
    lines.addTo(text.name("lines"));
    traces.addTo(text.name("traces"));
    text.name("min_relevance").value(minRelevance);
    text.name("min_coherence").value(minCoherence);
    return text.endObject().toString();
  }
}
