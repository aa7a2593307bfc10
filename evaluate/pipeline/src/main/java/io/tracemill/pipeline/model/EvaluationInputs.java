package io.tracemill.pipeline.model;

import io.tracemill.answer.prompt.AskedTurns;
import io.tracemill.answer.prompt.FewShot;
import io.tracemill.answer.prompt.PromptSettings;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.prompt.TestRows;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.LineSource;
import io.tracemill.json.text.Line;
import io.tracemill.pipeline.rows.RowColumns;
import io.tracemill.pipeline.rows.RowFile;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param rows of the test set, in order
 * @param prompts for a template that can show all
 */
public record EvaluationInputs(List<TestRow> rows, PromptSettings prompts) {
  private static final int USUAL_EXAMPLES = 1;

  /** Copies the rows. */
  public EvaluationInputs {
    rows = List.copyOf(rows);
  }

  /**
   * Which task and how much of the config concerns a model.
   *
   * @param examples how many examples are shown at least
   * @param seed chooses them
   */
  public record Asked(Task task, JobDescription job, AskedTurns turns, int examples, long seed) {

    /** As {@code settings} say; without any, every call is asked for and no example shown. */
    public static Asked of(Task task, JobDescription job, Optional<RunSettings> settings) {
      Optional<RunSettings.Evaluation> evaluation = settings.map(RunSettings::evaluation);
      boolean every = evaluation.map(RunSettings.Evaluation::expandToolCallingTurns).orElse(true);
      return new Asked(
          task,
          job,
          every ? AskedTurns.EVERY_TOOL_CALL : AskedTurns.LAST,
          evaluation.map(RunSettings.Evaluation::fewShotExamples).orElse(0),
          settings.flatMap(found -> found.base().randomSeed()).orElse(0L));
    }

    /** The same, with as many examples as the platform shows by default if {@code usual}. */
    public Asked withExamples(boolean usual) {
      return new Asked(task, job, turns, usual ? USUAL_EXAMPLES : examples, seed);
    }

    /** The same with another seed. */
    public Asked withSeed(long other) {
      return new Asked(task, job, turns, examples, other);
    }
  }

  /**
   * Reads test and train split.
   *
   * @param train empty where there is none, so that no example is shown
   * @throws io.tracemill.json.DataException if a line is no row
   */
  public static EvaluationInputs read(Path test, Optional<Path> train, Asked asked)
      throws IOException {
    PromptSettings prompts = PromptSettings.of(asked.task(), asked.job());
    List<TestRow> rows = rows(test, asked.turns());
    if (train.isEmpty() || asked.examples() == 0) {
      return new EvaluationInputs(rows, prompts);
    }
    List<TestRow> examples =
        FewShot.choose(
            rows(train.get(), AskedTurns.LAST),
            asked.examples(),
            asked.job().classes().keySet(),
            asked.seed());
    return new EvaluationInputs(rows, prompts.withExamples(examples));
  }

  private static List<TestRow> rows(Path file, AskedTurns turns) throws IOException {
    Input input = Input.of(file.toString());
    List<Line> lines = new ArrayList<>();
    try (LineSource reading = RowFile.open(input, RowColumns.TEST)) {
      reading.forEach(lines::add);
    }
    return TestRows.read(lines, turns);
  }

  /** The first rows only. */
  public EvaluationInputs limited(int most) {
    return new EvaluationInputs(rows.subList(0, Math.min(most, rows.size())), prompts);
  }
}
