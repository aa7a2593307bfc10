package io.tracemill.pipeline.teachers;

import io.tracemill.json.JsonText;
import io.tracemill.json.text.Reason;
import io.tracemill.pipeline.settings.RelevanceMode;
import io.tracemill.prepare.screen.relevance.Ratings;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a teacher filtered traces.
 *
 * @param teacher its name
 * @param mode who decided
 * @param words the SHA-256 of what it was asked
 * @param scored traces that it gave scores
 * @param open how many it was asked about in vain, and so were kept, by reason; sorted
 */
public record FilterRecord(
    String teacher, RelevanceMode mode, String words, int scored, Map<String, Integer> open) {

  /** Copies the reasons. */
  public FilterRecord {
    open = Collections.unmodifiableMap(new TreeMap<>(open));
  }

  /** What {@code ratings} of it tell. */
  public static FilterRecord of(String teacher, RelevanceMode mode, String words, Ratings ratings) {
    Map<String, Integer> open = new TreeMap<>();
    for (Map.Entry<Reason, Integer> each : ratings.open().entrySet()) {
      open.put(each.getKey().key(), each.getValue());
    }
    return new FilterRecord(teacher, mode, words, ratings.rated(), open);
  }

  /** Adds an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("mode").value(mode.key()).name("teacher").value(teacher);
    text.name("prompt_sha256").value(words);
    text.name("scored").value(scored).name("not_scored").beginObject();
    open.forEach((reason, count) -> text.name(reason).value(count));
    text.endObject().endObject();
  }

  /** The same for people: a line. */
  public String text() {
    String all = "filtered: " + teacher + " scored " + scored + " traces";
    int kept = open.values().stream().mapToInt(Integer::intValue).sum();
    String reasons =
        open.entrySet().stream()
            .map(each -> each.getKey().replace('_', ' ') + " " + each.getValue())
            .collect(Collectors.joining(", "));
    return kept == 0
        ? all
        : all + "; " + kept + " without scores that can be read are kept: " + reasons;
  }
}
