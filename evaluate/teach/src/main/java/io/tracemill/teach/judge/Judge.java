package io.tracemill.teach.judge;

import io.tracemill.ask.Outcome;
import io.tracemill.ask.Prompt;
import io.tracemill.score.Prediction;
import io.tracemill.score.metric.NotScored;
import io.tracemill.score.metric.Score;
import io.tracemill.teach.Asking;
import io.tracemill.teach.Fence;
import io.tracemill.teach.ReadableJson;
import io.tracemill.teach.Teacher;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A teacher that is asked whether predictions are good. Of a row it gets a single message of the
 * user, in which all that the row says is fenced. Not for several threads.
 */
public final class Judge {
  private static final Score NOT_ASKED = new NotScored("the judge was not asked");

  private final Teacher teacher;
  private final JudgePrompts prompts;
  private final String task;
  private final String instructions;
  private final long seed;
  private final VerdictReader reader = new VerdictReader();

  /**
   * A judge.
   *
   * @param job says what the task is and what makes an answer good, if that is known
   * @param seed of the boundaries of fences
   */
  public Judge(Teacher teacher, JudgePrompts prompts, Optional<JobDescription> job, long seed) {
    this.teacher = teacher;
    this.prompts = prompts;
    this.task = job.map(Judge::task).orElse("It is not described; see what the model was asked.");
    this.instructions =
        job.flatMap(JobDescription::judgeInstructions)
            .orElse("There are no rules beside those below.");
    this.seed = seed;
  }

  private static String task(JobDescription job) {
    String tools = job.tools().stream().map(Judge::tool).collect(Collectors.joining("\n"));
    return job.tools().isEmpty()
        ? job.taskDescription()
        : job.taskDescription() + "\nIt may call these functions:\n" + tools;
  }

  private static String tool(Tool tool) {
    return tool.definition().map(all -> all.raw().toString()).orElse(tool.name());
  }

  /** Who judges. */
  public Teacher teacher() {
    return teacher;
  }

  /** The prompt that asks for a verdict. */
  public Prompt prompt(Prediction row, JudgeMode mode, Showing showing) {
    Fence fence = Fence.of(showing == Showing.AGAIN ? ~seed : seed, texts(row));
    return prompts
        .of(mode)
        .prompt(
            Map.of(
                "boundary",
                fence.boundary(),
                "task",
                task,
                "instructions",
                instructions,
                "sections",
                sections(row, mode, showing, fence)));
  }

  private static List<String> texts(Prediction row) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                ReadableJson.of(row.question()),
                ReadableJson.of(row.answer()),
                ReadableJson.of(row.prediction())));
    row.context().ifPresent(texts::add);
    return texts;
  }

  private static String sections(Prediction row, JudgeMode mode, Showing showing, Fence fence) {
    List<String> sections = new ArrayList<>();
    row.context().ifPresent(context -> sections.add(fence.around("CONTEXT", context)));
    sections.add(fence.around("REQUEST", ReadableJson.of(row.question())));
    sections.add(fence.around("PREDICTION", ReadableJson.of(row.prediction())));
    if (mode == JudgeMode.WITH_REFERENCE) {
      int place = sections.size() - (showing == Showing.TURNED ? 0 : 1);
      sections.add(place, fence.around("REFERENCE", ReadableJson.of(row.answer())));
    }
    return String.join("\n\n", sections);
  }

  /** What it said of a row, or why that is no verdict. */
  public Score verdict(Asking asking, Prediction row, JudgeMode mode, Showing showing)
      throws IOException {
    Optional<Outcome> outcome = asking.find(teacher, prompt(row, mode, showing));
    return outcome.map(reader::read).orElse(NOT_ASKED);
  }
}
