package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.census.TraceCensus;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the traces are like that a run read, whatever became of them.
 *
 * @param traces how many there are
 * @param relevance of those that were judged; empty where the filter is off
 * @param coherence likewise
 * @param turns how many have so many turns of the user
 * @param characters how many have so many characters in all messages
 * @param labels how many have which class for their last answer; empty where there are no classes
 * @param tools how often which is called
 */
public record RunSurvey(
    long traces,
    Optional<Scores> relevance,
    Optional<Scores> coherence,
    Map<String, Long> turns,
    Map<String, Long> characters,
    Map<String, Long> labels,
    Map<String, Long> tools) {

  /** Copies the maps, in their order. */
  public RunSurvey {
    turns = copy(turns);
    characters = copy(characters);
    labels = copy(labels);
    tools = copy(tools);
  }

  private static <K> Map<K, Long> copy(Map<K, Long> counts) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
  }

  /**
   * How many traces have which score.
   *
   * @param bar the least score with which a trace is kept
   */
  public record Scores(int bar, Map<Integer, Long> counts) {

    /** Copies the map, in its order. */
    public Scores {
      counts = copy(counts);
    }

    private void addTo(JsonText text) {
      text.beginObject().name("bar").value(bar).name("counts").beginObject();
      counts.forEach((score, traces) -> text.name(Integer.toString(score)).value(traces));
      text.endObject().endObject();
    }
  }

  static RunSurvey of(Prepared prepared, RunSettings.Relevance how) {
    TraceCensus census = prepared.census();
    Optional<ScoreCounts> scores = prepared.scores();
    return new RunSurvey(
        census.traces(),
        scores.map(all -> new Scores(how.thresholds().minRelevance(), all.relevance())),
        scores.map(all -> new Scores(how.thresholds().minCoherence(), all.coherence())),
        census.turns(),
        census.characters(),
        census.labels(),
        census.tools());
  }

  void addTo(JsonText text) {
    text.beginObject().name("traces").value(traces);
    relevance.ifPresent(scores -> scores.addTo(text.name("relevance")));
    coherence.ifPresent(scores -> scores.addTo(text.name("coherence")));
    add(text.name("turns"), turns);
    add(text.name("characters"), characters);
    if (!labels.isEmpty()) {
      add(text.name("labels"), labels);
    }
    if (!tools.isEmpty()) {
      add(text.name("tools"), tools);
    }
    text.endObject();
  }

  private static void add(JsonText text, Map<String, Long> counts) {
    text.beginObject();
    counts.forEach((name, count) -> text.name(name).value(count));
    text.endObject();
  }
}
