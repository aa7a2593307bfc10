package io.tracemill.pipeline;

import io.tracemill.json.Nearest;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.compare.ComparedFile;
import io.tracemill.pipeline.compare.MeanBar;
import io.tracemill.pipeline.settings.Choices;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Models that are to be compared, each with the first one.
 *
 * @param predictions files, or folders of runs
 * @param by the metric that says which rows got better and worse; empty for the first of a list
 * @param rows how many of those are shown; empty for as many as is usual
 * @param bars that each later model has to reach
 * @param page a file of HTML that shows it, if one is wanted; what is there is replaced
 */
public record CompareRequest(
    List<Input> predictions,
    Optional<String> by,
    Optional<Integer> rows,
    List<MeanBar> bars,
    Optional<Path> page) {
  /** How many rows got better, and how many worse, of which a result has the texts at most. */
  public static final int MOST_ROWS = 1_000;

  /** How many of them people see where nothing is said of it. */
  public static final int USUAL_ROWS = 10;

  /** Copies the lists. */
  public CompareRequest {
    predictions = List.copyOf(predictions);
    bars = List.copyOf(bars);
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static CompareRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    List<Input> predictions = new ArrayList<>();
    for (String name : values.texts("predictions")) {
      predictions.add(Input.of(name));
    }
    CompareRequest request =
        new CompareRequest(
            predictions,
            by(values),
            values.count("rows", MOST_ROWS),
            MeanBar.read(values),
            values.path("page"));
    values.problems().throwIfAny();
    return request;
  }

  private static Optional<String> by(RequestValues values) {
    Optional<String> given = values.text("by");
    List<String> known = Choices.METRICS.words();
    if (given.isPresent() && !known.contains(given.get())) {
      String near = Nearest.question(given.get(), known);
      values.problems().use("by", "expected one of " + known + " but found " + given.get() + near);
      return Optional.empty();
    }
    return given;
  }

  /** The files, of which there are two at least; complains where that is not so. */
  List<ComparedFile> check(Problems problems) throws IOException {
    if (predictions.isEmpty()) {
      problems.use("expected two files of predictions or folders of runs but found none");
      return List.of();
    }
    return ComparedFiles.of(predictions, problems);
  }

  /** Of how many rows the texts are read. */
  int rowsRead() {
    return rows.orElse(MOST_ROWS);
  }

  /** How many rows people see. */
  int rowsShown() {
    return rows.orElse(USUAL_ROWS);
  }
}
