package io.tracemill.pipeline.model;

import io.tracemill.json.JsonText;
import io.tracemill.score.Report;
import io.tracemill.score.Summary;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A model that answered a test set.
 *
 * @param name for people
 * @param settings all that the answers depend on but prompts
 * @param answers what they were like
 * @param spelled special tokens of the model in the text of the rows
 * @param summary how good they were
 * @param problems what went wrong with the first rows that were not answered
 */
public record ModelRecord(
    String name,
    Map<String, String> settings,
    AnswerNumbers answers,
    TokensInText spelled,
    Summary summary,
    List<String> problems) {
  /** Copies the collections, the settings sorted. */
  public ModelRecord {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    problems = List.copyOf(problems);
  }

  /** The same with how good the answers are in the eyes of a judge, too. */
  public ModelRecord with(Summary judged) {
    return new ModelRecord(name, settings, answers, spelled, judged, problems);
  }

  /** How good the answers were, as tables for people. */
  public String tables() {
    return new Report(summary).text();
  }

  /** Adds the whole record as an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("name").value(name).name("settings").beginObject();
    settings.forEach((key, value) -> text.name(key).value(value));
    text.endObject();
    answers.addTo(text.name("answers"));
    spelled.addTo(text.name("special_tokens"));
    text.name("metrics").beginObject();
    new Report(summary).addTo(text);
    text.endObject().endObject();
  }
}
