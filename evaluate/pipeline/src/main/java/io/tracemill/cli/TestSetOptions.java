package io.tracemill.cli;

import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.prompt.FewShot;
import io.tracemill.infer.prompt.PromptSettings;
import io.tracemill.infer.prompt.TemplateFeatures;
import io.tracemill.infer.prompt.TestRow;
import io.tracemill.infer.prompt.TestRows;
import io.tracemill.infer.prompt.Turns;
import io.tracemill.json.Input;
import io.tracemill.json.JsonLines;
import io.tracemill.json.Line;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A test set and what its prompts are made by. */
final class TestSetOptions {
  private static final String JOB = "job_description.json";
  private static final String TRAIN = "train.jsonl";

  @Option(
      names = "--test",
      paramLabel = "FILE",
      required = true,
      description = "The test set: rows of either data version in JSON Lines. Required.")
  private Path test = Path.of("");

  @Option(
      names = "--job-description",
      paramLabel = "FILE",
      description = "What the answers are for. Default: " + JOB + " beside the test set.")
  private Optional<Path> job = Optional.empty();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "Names the task, the seed, and how many examples of "
            + TRAIN
            + " beside the test set are shown.",
        "Default: none; the task is seen from the job description, and no example is shown."
      })
  private Optional<Path> config = Optional.empty();

  boolean option(String name, String value) {
    switch (name) {
      case "--test" -> test = Path.of(value);
      case "--job-description" -> job = Optional.of(Path.of(value));
      case "--config" -> config = Optional.of(Path.of(value));
      default -> {
        return false;
      }
    }
    return true;
  }

  boolean isComplete() {
    return !test.toString().isEmpty();
  }

  /** A test set that is read, and how its prompts are made for one template. */
  record TestSet(List<TestRow> rows, PromptSettings settings) {}

  /**
   * Reads all files, the settings first.
   *
   * @throws io.tracemill.pipeline.settings.SettingsException with everything that is wrong with job
   *     description and config
   */
  TestSet read(ModelChat chat, Terminal terminal) throws IOException {
    checkFiles();
    Problems problems = new Problems();
    Optional<RunSettings> settings =
        config
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> RunSettings.read(found, Overrides.none(), problems));
    Optional<Task> known = settings.map(found -> found.base().task());
    Optional<JobDescription> description =
        Document.read(job.orElse(test.resolveSibling(JOB)), problems)
            .flatMap(found -> JobDescriptionReader.read(found, known, problems));
    problems.throwIfAny();
    terminal.warn(problems.warnings());
    Task task = known.orElseGet(() -> RelevanceSettings.task(description.orElseThrow()));
    PromptSettings prompts =
        PromptSettings.of(task, description.orElseThrow()).withTemplate(TemplateFeatures.of(chat));
    return new TestSet(
        rows(test, turns(settings)), prompts.withExamples(examples(prompts, settings)));
  }

  private void checkFiles() {
    if (!Files.exists(test)) {
      throw new UsageException("--test " + test + ": no such file");
    }
    if (job.isEmpty() && !Files.exists(test.resolveSibling(JOB))) {
      throw new UsageException(
          "expected --job-description FILE, as there is no " + JOB + " beside " + test);
    }
  }

  /** As a run does: each call of a conversation is asked for, unless the config says otherwise. */
  private static Turns turns(Optional<RunSettings> settings) {
    boolean every = settings.map(found -> found.evaluation().expandToolCallingTurns()).orElse(true);
    return every ? Turns.EVERY_TOOL_CALL : Turns.LAST;
  }

  private List<TestRow> examples(PromptSettings prompts, Optional<RunSettings> settings)
      throws IOException {
    Path train = test.resolveSibling(TRAIN);
    int wanted = settings.map(found -> found.evaluation().fewShotExamples()).orElse(0);
    if (wanted == 0 || !Files.isRegularFile(train)) {
      return List.of();
    }
    long seed = settings.flatMap(found -> found.base().randomSeed()).orElse(0L);
    return FewShot.choose(rows(train, Turns.LAST), wanted, prompts.job().classes().keySet(), seed);
  }

  private static List<TestRow> rows(Path file, Turns turns) throws IOException {
    Input input = Input.of(file.toString());
    ReadingOptions.checkFile(input);
    List<Line> lines = new ArrayList<>();
    try (JsonLines reading = new JsonLines(input.name(), input.open())) {
      reading.forEach(lines::add);
    }
    return TestRows.read(lines, turns);
  }
}
