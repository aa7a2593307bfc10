package io.tracemill.pipeline;

import io.tracemill.json.DataException;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.Tasks;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rows are asked, and what their prompts are made by.
 *
 * @param test rows of either data version
 * @param job empty for {@code job_description.json} beside them
 * @param config names task, seed, examples and turns; without one the task is seen from the job
 *     description, and no example is shown
 * @param train where examples come from; empty for {@code train.jsonl} beside the rows
 */
public record AskedRows(
    Path test, Optional<Path> job, Optional<Path> config, Optional<Path> train) {
  private static final String JOB = "job_description.json";
  private static final String TRAIN = "train.jsonl";

  /** The settings {@code test}, {@code job-description}, {@code config} and {@code train}. */
  static AskedRows read(RequestValues values) {
    return new AskedRows(
        values.path("test").orElse(Path.of("")),
        values.path("job-description"),
        values.path("config"),
        values.path("train"));
  }

  /**
   * Reads job description and config.
   *
   * @return nothing where something is wrong; problems say all of it
   */
  Optional<Asked> settings(Problems problems) {
    checkTest(problems);
    Optional<RunSettings> settings =
        config
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> RunSettings.read(found, version(found), problems));
    Optional<Task> known = settings.map(found -> found.base().task());
    Optional<JobDescription> description =
        job.or(() -> jobBeside(problems))
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> JobDescriptionReader.read(found, known, problems));
    return description.map(
        found ->
            Asked.of(known.orElseGet(() -> Tasks.of(found)), found, settings)
                .withExamples(train.isPresent() && config.isEmpty()));
  }

  /** Rows may be of any version; some tasks are of one. */
  private static Overrides version(Document config) {
    return Overrides.none().withDataVersion(Tasks.version(config));
  }

  /** The file beside which others are looked for. */
  Path beside() {
    return config.orElse(test);
  }

  private void checkTest(Problems problems) {
    if (test.toString().isEmpty()) {
      problems.setting("test", "is missing; give a test set, such as test.jsonl of a run");
    } else if (test.toString().equals("-")) {
      problems.setting("test", "expected a file but found -, which is the standard input");
    } else if (!Files.exists(test)) {
      problems.setting("test", test + " is not there");
    } else if (Files.isDirectory(test)) {
      problems.setting("test", test + " is a directory; expected a file");
    }
    train
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(file -> problems.setting("train", file + " is no file"));
  }

  /** Where there is no test set, there is nothing beside it to miss. */
  private Optional<Path> jobBeside(Problems problems) {
    Optional<Path> file = Optional.of(test.resolveSibling(JOB)).filter(Files::exists);
    if (file.isEmpty() && Files.isRegularFile(test)) {
      problems.setting("job-description", "is missing, as there is no " + JOB + " beside " + test);
    }
    return file;
  }

  /** Whether a file is one of those that are read. */
  boolean reads(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return Stream.concat(Stream.of(test), Stream.of(job, config, train).flatMap(Optional::stream))
        .anyMatch(read -> read.toAbsolutePath().normalize().equals(absolute));
  }

  /**
   * Reads the rows, at least one.
   *
   * @throws NotAcceptable if a line is no row, or there is none
   */
  EvaluationInputs read(Asked asked, Watch watch) throws IOException {
    Optional<Path> examples =
        train.or(() -> Optional.of(test.resolveSibling(TRAIN))).filter(Files::isRegularFile);
    if (asked.examples() > 0 && examples.isEmpty()) {
      watch.warn(
          "warning: no example is shown to the model, though evaluation.num_few_shot_examples is "
              + asked.examples()
              + ": there is no "
              + TRAIN
              + " beside the test set; `train` names one");
    }
    try {
      EvaluationInputs inputs = EvaluationInputs.read(test, examples, asked);
      if (inputs.rows().isEmpty()) {
        throw new NotAcceptable(test + ": expected rows of a test set but found none");
      }
      return inputs;
    } catch (DataException e) {
      throw new NotAcceptable(String.valueOf(e.getMessage()));
    }
  }
}
