package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.teach.judge.JudgeMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A judge that is to be tried.
 *
 * @param predictions from which rows are drawn
 * @param job what the judge is told of the task
 * @param modes in which it judges
 * @param limit how many rows are drawn at most
 * @param labels where a table goes for a person to label
 * @param force whether {@code labels} may be replaced
 * @param strict whether a judge that is not to be trusted is a failure
 */
public record JudgeCheckRequest(
    Input predictions,
    JudgeRequest judge,
    Optional<Path> job,
    List<JudgeMode> modes,
    int limit,
    Optional<Path> labels,
    boolean force,
    boolean strict) {
  /** How many rows are drawn where nothing is said of it. */
  public static final int USUAL_LIMIT = 50;

  private static final int MOST = 10_000;

  /** Copies the modes. */
  public JudgeCheckRequest {
    modes = List.copyOf(modes);
  }

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static JudgeCheckRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    Optional<JudgeRequest> judge = JudgeRequest.read(values);
    if (judge.isEmpty()) {
      values.problems().setting("judge", "is missing; name the judge as teachers.yaml does");
    }
    Input predictions = Input.of(values.text("predictions").orElse("-"));
    List<JudgeMode> modes = modes(values);
    int limit = values.count("limit", MOST).orElse(USUAL_LIMIT);
    values.problems().throwIfAny();
    return new JudgeCheckRequest(
        predictions,
        judge.orElseThrow(),
        values.path("job-description"),
        modes,
        limit,
        values.path("labels"),
        values.has("force"),
        values.has("strict"));
  }

  private static List<JudgeMode> modes(RequestValues values) {
    List<JudgeMode> modes = new ArrayList<>();
    for (String name : values.texts("metrics")) {
      Optional<JudgeMode> mode = JudgeMode.of(name);
      mode.ifPresent(modes::add);
      if (mode.isEmpty()) {
        List<String> known = Stream.of(JudgeMode.values()).map(JudgeMode::metric).toList();
        values.problems().use("metrics", "expected some of " + known + " but found " + name);
      }
    }
    return modes.isEmpty() ? List.of(JudgeMode.WITH_REFERENCE) : modes;
  }

  /** A file beside which the file of teachers is looked for. */
  Path known() {
    return job.or(predictions::path).orElse(Path.of(predictions.name()));
  }

  /** Complains of what cannot be read or written. */
  void check(Problems problems) {
    TraceInputs.check(predictions, problems);
    labels
        .filter(file -> !force && Files.exists(file))
        .ifPresent(
            file ->
                problems.setting(
                    "labels",
                    file + " is there already; choose another, or replace it with `force`"));
  }
}
