package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;
import io.tracemill.json.lines.Input;
import io.tracemill.score.RowChange;
import io.tracemill.score.RowChanges;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that changed most by one metric, with their texts.
 *
 * @param metric its name
 */
public record ChangedRows(String metric, List<ChangedRow> better, List<ChangedRow> worse) {

  /** Copies the lists. */
  public ChangedRows {
    better = List.copyOf(better);
    worse = List.copyOf(worse);
  }

  /** Reads the texts of {@code changes}; {@code watch} is run before each line. */
  public static ChangedRows read(RowChanges changes, Input first, Input second, Runnable watch)
      throws IOException {
    Map<Long, ChangedText> firsts =
        ChangedTexts.read(first, lines(changes, RowChange::firstLine), watch);
    Map<Long, ChangedText> seconds =
        ChangedTexts.read(second, lines(changes, RowChange::secondLine), watch);
    return new ChangedRows(
        changes.metric(),
        rows(changes.better(), firsts, seconds),
        rows(changes.worse(), firsts, seconds));
  }

  /** Which line of a change is meant. */
  private interface Side {
    long line(RowChange change);
  }

  private static Set<Long> lines(RowChanges changes, Side side) {
    return Stream.concat(changes.better().stream(), changes.worse().stream())
        .map(side::line)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<ChangedRow> rows(
      List<RowChange> changes, Map<Long, ChangedText> firsts, Map<Long, ChangedText> seconds) {
    return changes.stream().flatMap(row -> row(row, firsts, seconds).stream()).toList();
  }

  /** A row with its texts; a file that changed meanwhile may have no more of them. */
  private static Optional<ChangedRow> row(
      RowChange change, Map<Long, ChangedText> firsts, Map<Long, ChangedText> seconds) {
    Optional<ChangedText> first = Optional.ofNullable(firsts.get(change.firstLine()));
    Optional<ChangedText> second = Optional.ofNullable(seconds.get(change.secondLine()));
    return first.flatMap(one -> second.map(other -> new ChangedRow(change, one, other)));
  }

  /** Adds all as an object, beside how many rows changed at all. */
  void addTo(JsonText json, int betterInAll, int worseInAll) {
    json.beginObject().name("by").value(metric);
    add(json.name("better"), better, betterInAll);
    add(json.name("worse"), worse, worseInAll);
    json.endObject();
  }

  private static void add(JsonText json, List<ChangedRow> rows, int total) {
    json.beginObject().name("total").value(total).name("shown").value(rows.size());
    json.name("rows").beginArray();
    rows.forEach(row -> row.addTo(json));
    json.endArray().endObject();
  }
}
