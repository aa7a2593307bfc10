package io.tracemill.pipeline;

import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to be asked the rows of a test set.
 *
 * @param limit how many of the first rows; empty for all
 * @param out the predictions' file; empty for one named after the model
 * @param answers where answers go as the model wrote them; empty for nowhere
 * @param force whether files that are there may be replaced
 * @param strict whether every row has to be answered
 * @param judge who judges the predictions, if somebody is to
 */
public record EvaluateRequest(
    ModelPlan model,
    AskedRows rows,
    Optional<Integer> limit,
    Optional<Path> out,
    Optional<Path> answers,
    boolean force,
    boolean strict,
    Optional<JudgeRequest> judge) {

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting, with
   *     all that is wrong with files, too
   */
  public static EvaluateRequest read(RequestWords words) {
    Problems problems = new Problems();
    RequestValues values = new RequestValues(words, problems);
    int threads =
        values
            .count("threads", ModelPlan.MOST_THREADS)
            .orElse(Runtime.getRuntime().availableProcessors());
    Optional<ModelPlan> model = ModelPlan.read(values, threads);
    Optional<Integer> limit = values.count("limit", Integer.MAX_VALUE);
    AskedRows rows = AskedRows.read(values);
    Optional<JudgeRequest> judge =
        values.has("judge") ? JudgeRequest.read(values) : Optional.empty();
    Optional<EvaluateRequest> request =
        model.map(
            found ->
                new EvaluateRequest(
                    found,
                    rows,
                    limit,
                    values.path("out"),
                    values.path("answers"),
                    values.has("force"),
                    values.has("strict"),
                    judge));
    if (problems.errors() > 0) {
      request.ifPresentOrElse(found -> found.check(problems), () -> rows.settings(problems));
    }
    problems.throwIfAny();
    return request.orElseThrow();
  }

  /** The predictions' file. */
  Path predictions() {
    return out.orElseGet(() -> Path.of(model.model().model().shortName() + "-predictions.jsonl"));
  }

  /**
   * Reads the files of settings and looks at all others.
   *
   * @return nothing where something is wrong; problems say all of it
   */
  Optional<Asked> check(Problems problems) {
    Optional<Asked> asked = rows.settings(problems);
    asked.ifPresent(found -> model.check(found.task(), found.job(), problems));
    checkOut("out", predictions(), problems);
    answers.ifPresent(file -> checkOut("answers", file, problems));
    if (answers.filter(file -> same(file, predictions())).isPresent()) {
      problems.setting(
          "answers", predictions() + " is where the predictions go; give another name");
    }
    return asked;
  }

  private static boolean same(Path one, Path other) {
    return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
  }

  private void checkOut(String setting, Path file, Problems problems) {
    Path parent = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    if (file.toString().isEmpty()) {
      problems.setting(setting, "is empty; expected the name of a file");
    } else if (file.toString().equals("-")) {
      problems.setting(setting, "expected a file, which appears when it is complete, but found -");
    } else if (!parent.toString().isEmpty() && !Files.isDirectory(parent)) {
      problems.setting(setting, parent + " is no directory");
    } else if (!Files.isWritable(parent)) {
      String where = parent.toString().isEmpty() ? "this folder" : parent.toString();
      problems.setting(setting, "nothing may be written into " + where + "; choose another folder");
    } else if (Files.isDirectory(file)) {
      problems.setting(setting, file + " is a directory; expected a file");
    } else if (rows.reads(file)) {
      problems.setting(setting, file + " is a file that is read; give another name");
    } else if (Files.exists(file) && !force) {
      problems.setting(
          setting, file + " is there already; choose another, or replace it with `force`");
    }
  }
}
