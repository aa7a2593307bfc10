package io.tracemill.cli;

import io.tracemill.json.DataException;
import io.tracemill.pipeline.NotAcceptable;
import io.tracemill.pipeline.model.EvaluationInputs;
import io.tracemill.pipeline.model.EvaluationInputs.Asked;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/**
 * Which rows are asked, and what their prompts are made by: the same for those who ask and those
 * who look at prompts.
 */
final class EvaluationOptions {
  private static final String JOB = "job_description.json";
  private static final String TRAIN = "train.jsonl";

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "The test set: rows of either data version in JSON Lines.")
  private Optional<Path> test = Optional.empty();

  @Option(
      names = "--job-description",
      paramLabel = "FILE",
      description = "What the answers are for. Default: " + JOB + " beside the test set.")
  private Optional<Path> job = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Names the task, the seed, and in evaluation how many examples are shown and which turns"
            + " are asked for.",
        "Default: none; the task is seen from the job description, and no example is shown."
      })
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--train",
      paramLabel = "FILE",
      description =
          "Where evaluation.num_few_shot_examples come from; 1 without a config. Default: "
              + TRAIN
              + " beside the test set.")
  private Optional<Path> train = Optional.empty();

  /** Takes an option, if it is one of these; values are looked at later. */
  boolean option(String name, String value) {
    switch (name) {
      case "--test" -> test = Optional.of(Path.of(value));
      case "--job-description" -> job = Optional.of(Path.of(value));
      case "--config" -> config = Optional.of(Path.of(value));
      case "--train" -> train = Optional.of(Path.of(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  /**
   * What the files of settings say.
   *
   * @param asked empty where something is wrong
   */
  record Settings(Optional<Asked> asked) {

    /** Complains where there are no classes to choose among. */
    void complainOfNoClasses(OptionValues values) {
      if (asked.isEmpty()) {
        return;
      }
      Task task = asked.get().task();
      if (task != Task.CLASSIFICATION) {
        values.wrong("--labels", "score is for the task classification, but this is " + task.key());
      } else if (asked.get().job().classes().isEmpty()) {
        values.wrong("--labels", "score needs classes_description in the job description");
      }
    }
  }

  /** Reads job description and config; all that is wrong goes to {@code problems}. */
  Settings settings(OptionValues values, Problems problems) {
    checkTest(values);
    Optional<RunSettings> settings =
        config
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> RunSettings.read(found, Overrides.none(), problems));
    Optional<Task> known = settings.map(found -> found.base().task());
    Optional<JobDescription> description =
        job.or(() -> jobBeside(values))
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> JobDescriptionReader.read(found, known, problems));
    Optional<Asked> asked =
        description.map(
            found ->
                Asked.of(known.orElseGet(() -> RelevanceSettings.task(found)), found, settings)
                    .withExamples(train.isPresent() && config.isEmpty()));
    return new Settings(asked);
  }

  private void checkTest(OptionValues values) {
    if (test.isEmpty()) {
      values.wrong("--test", "is missing; give a test set, such as test.jsonl of a run");
    } else if (test.get().toString().equals("-")) {
      values.wrong("--test", "expected a file but found -, which is the standard input");
    } else if (!Files.exists(test.get())) {
      values.wrong("--test", test.get() + " is not there");
    } else if (Files.isDirectory(test.get())) {
      values.wrong("--test", test.get() + " is a directory; expected a file");
    } else if (test.get().toString().endsWith(".csv")) {
      values.wrong("--test", test.get() + " is CSV; give the test.jsonl that run makes of it");
    }
    train
        .filter(file -> !Files.isRegularFile(file))
        .ifPresent(file -> values.wrong("--train", file + " is no file"));
  }

  /** Where there is no test set, there is nothing beside it to miss. */
  private Optional<Path> jobBeside(OptionValues values) {
    Optional<Path> file = beside(JOB).filter(Files::exists);
    if (file.isEmpty() && test.filter(Files::isRegularFile).isPresent()) {
      values.wrong(
          "--job-description",
          "is missing, as there is no " + JOB + " beside " + test.orElseThrow());
    }
    return file;
  }

  private Optional<Path> beside(String name) {
    return test.map(file -> file.resolveSibling(name));
  }

  /** Whether a file is one of those that are read. */
  boolean reads(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    return Stream.of(test, job, config, train)
        .flatMap(Optional::stream)
        .anyMatch(read -> read.toAbsolutePath().normalize().equals(absolute));
  }

  /**
   * Reads the rows, at least one.
   *
   * @throws NotAcceptable if a line is no row, or there is none
   */
  EvaluationInputs read(Settings settings, Terminal terminal) throws IOException {
    Asked asked = settings.asked().orElseThrow();
    Optional<Path> examples = train.or(() -> beside(TRAIN)).filter(Files::isRegularFile);
    if (asked.examples() > 0 && examples.isEmpty()) {
      terminal.warn(
          "warning: no example is shown to the model, though evaluation.num_few_shot_examples is "
              + asked.examples()
              + ": there is no "
              + TRAIN
              + " beside the test set; --train names one");
    }
    try {
      EvaluationInputs inputs = EvaluationInputs.read(test.orElseThrow(), examples, asked);
      if (inputs.rows().isEmpty()) {
        throw new NotAcceptable(
            test.orElseThrow() + ": expected rows of a test set but found none");
      }
      return inputs;
    } catch (DataException e) {
      throw new NotAcceptable(String.valueOf(e.getMessage()));
    }
  }
}
