package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.prepare.ComparedTraces;
import io.tracemill.prepare.screen.relevance.Rating;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;

/**
 * How many traces a teacher gives which score, beside what their evidence says.
 *
 * @param teacher its name
 */
public record TeacherScores(String teacher, ComparedTraces compared) {
  private static final int HIGHEST = 5;

  /**
   * A trace about which both differ much.
   *
   * @param place its line, and its path where that holds several
   */
  public record Differing(String place, String evidence, String teacher) {}

  /** How many traces have the relevance {@code score}. */
  public long relevance(int score) {
    return compared.relevance(score);
  }

  /** How many traces have the coherence {@code score}. */
  public long coherence(int score) {
    return compared.coherence(score);
  }

  /** How many traces it was asked about in vain, by reason; sorted. */
  public Map<String, Long> open() {
    return compared.open();
  }

  /** How many traces both differ about by 2 or more. */
  public long differing() {
    return compared.differing();
  }

  /** The first of them, in the order of the file, with relevance and coherence. */
  public List<Differing> first() {
    return compared.first().stream()
        .map(one -> new Differing(one.line() + one.path(), both(one.evidence()), both(one.other())))
        .toList();
  }

  private static String both(Rating rating) {
    return rating.relevance() + " " + rating.coherence();
  }

  void addTo(JsonText text) {
    text.beginObject().name("name").value(teacher);
    scores(text.name("relevance"), compared::relevance);
    scores(text.name("coherence"), compared::coherence);
    text.name("not_scored").beginObject();
    open().forEach((reason, count) -> text.name(reason).value(count));
    text.endObject().name("differing").value(differing()).endObject();
  }

  private static void scores(JsonText text, IntToLongFunction counts) {
    text.beginArray();
    for (int score = 1; score <= HIGHEST; score++) {
      text.value(counts.applyAsLong(score));
    }
    text.endArray();
  }
}
