package io.tracemill.pipeline.rows;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns a table of rows has to have.
 *
 * @param ways either all of the first or all of the second, and so on
 * @param empty those in which a cell may be empty
 */
public record RowColumns(List<List<String>> ways, List<String> empty) {
  /** Those of a test set. */
  public static final RowColumns TEST =
      new RowColumns(List.of(List.of("question", "answer"), List.of("messages")), List.of());

  /** Those of predictions; a model may have answered nothing. */
  public static final RowColumns PREDICTIONS =
      new RowColumns(
          List.of(
              List.of("question", "answer", "prediction"),
              List.of("prompt", "completion", "prediction")),
          List.of("answer", "completion", "prediction"));

  /** Copies the lists. */
  public RowColumns {
    ways = List.copyOf(ways);
    empty = List.copyOf(empty);
  }

  /** Whether {@code header} has what is needed. */
  boolean fit(Collection<String> header) {
    return ways.stream().anyMatch(header::containsAll);
  }

  /** All names. */
  List<String> names() {
    return ways.stream().flatMap(List::stream).distinct().toList();
  }

  /** As {@code question,answer or messages}. */
  String words(char separator) {
    return ways.stream()
        .map(way -> String.join(String.valueOf(separator), way))
        .collect(Collectors.joining(" or "));
  }

  /** The column that is missing, where {@code filled} are those with something in their cells. */
  Optional<String> missing(Collection<String> filled) {
    List<String> enough = Stream.concat(filled.stream(), empty.stream()).toList();
    return fit(enough)
        ? Optional.empty()
        : nearest(filled).stream().filter(name -> !enough.contains(name)).findFirst();
  }

  /** The names of the way that has most in common with {@code header}. */
  List<String> nearest(Collection<String> header) {
    return ways.stream()
        .max(Comparator.comparingLong(way -> way.stream().filter(header::contains).count()))
        .orElseThrow();
  }
}
