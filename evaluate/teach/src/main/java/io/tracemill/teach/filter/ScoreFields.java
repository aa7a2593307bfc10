package io.tracemill.teach.filter;

import io.tracemill.json.Field;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.screen.relevance.Rating;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What the fields of an object in an answer are for. Case does not count in their names, nor what
 * joins words.
 */
record ScoreFields(List<Field> fields) {
  private static final Set<String> IDS = Set.of("id", "traceid");
  private static final Set<String> RELEVANCE = Set.of("relevance", "relevancescore");
  private static final Set<String> COHERENCE = Set.of("coherence", "coherencescore");

  /** Whether any of them is for a score. */
  boolean anyScore() {
    return fields.stream().anyMatch(field -> isFor(field, RELEVANCE) || isFor(field, COHERENCE));
  }

  /** The trace that they name; several in one object are none that was asked about. */
  Optional<String> id() {
    return fields.stream()
        .filter(field -> isFor(field, IDS))
        .map(field -> text(field.value()))
        .distinct()
        .reduce((first, second) -> first + " " + second);
  }

  private static String text(Node id) {
    return id.is(Kind.STRING) ? id.text() : id.raw().toString();
  }

  /** Both scores, if each is a whole one and given once. */
  Optional<Rating> rating() {
    OptionalInt relevance = score(RELEVANCE);
    OptionalInt coherence = score(COHERENCE);
    return relevance.isPresent() && coherence.isPresent()
        ? Optional.of(new Rating(relevance.getAsInt(), coherence.getAsInt()))
        : Optional.empty();
  }

  private OptionalInt score(Set<String> names) {
    List<OptionalInt> scores =
        fields.stream()
            .filter(field -> isFor(field, names))
            .map(field -> WholeScore.of(field.value()))
            .distinct()
            .toList();
    return scores.size() == 1 ? scores.get(0) : OptionalInt.empty();
  }

  private static boolean isFor(Field field, Set<String> names) {
    return names.contains(field.key().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", ""));
  }
}
