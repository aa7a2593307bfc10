package io.tracemill.cli;

import io.tracemill.answer.EvaluationResult;
import io.tracemill.answer.reading.AnswerCounts;
import io.tracemill.answer.reading.AnswerKind;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.ModelResult;
import java.util.ArrayList;
import java.util.List;

/** Says what a model's answers were like, and which rows it did not answer. */
final class ModelSummary {
  private ModelSummary() {}

  static void say(ModelRecord model, Terminal terminal) {
    ModelResult result = model.result();
    result.problems().forEach(terminal::warn);
    if (result.unanswered() > 0) {
      String more =
          result.unanswered() > result.problems().size() ? ", of which the first are shown" : "";
      terminal.warn(
          rows(result.unanswered(), "row")
              + " could not be answered and count"
              + (result.unanswered() == 1 ? "s as an empty answer" : " as empty answers")
              + more);
    }
    counts(result.evaluation()).forEach(terminal::note);
  }

  /** A line for each thing that people should know. */
  private static List<String> counts(EvaluationResult result) {
    AnswerCounts answers = result.answers();
    Lines lines = new Lines(result.progress().rows() - result.overflowed() - result.failed());
    lines.add(
        result.cut() - result.full(), "cut off; --max-new-tokens says how long an answer may be");
    lines.add(result.full(), "cut off where the model's context was full");
    lines.add(answers.thoughts(), thoughts(answers));
    lines.add(answers.of(AnswerKind.BROKEN_CALL), "like a tool call that cannot be read");
    lines.add(answers.severalCalls(), "with several tool calls");
    lines.add(answers.wordsBesideCalls(), "with words beside a tool call, which do not count");
    lines.add(
        answers.of(AnswerKind.TRIMMED_LABEL), "a class but for how it is written, taken for it");
    lines.add(answers.of(AnswerKind.NO_LABEL), "none of the classes");
    lines.add(answers.of(AnswerKind.EMPTY), "empty");
    return lines.lines;
  }

  private static String thoughts(AnswerCounts answers) {
    String open =
        answers.unclosedThoughts() == 0
            ? ""
            : ", of which " + answers.unclosedThoughts() + " never ended";
    return "with a thought, which was taken off" + open;
  }

  /** What is so of some of so many answers. */
  private static final class Lines {
    private final List<String> lines = new ArrayList<>();
    private final int answers;

    Lines(int answers) {
      this.answers = answers;
    }

    void add(int count, String what) {
      if (count > 0) {
        lines.add(count + " of " + rows(answers, "answer") + ": " + what);
      }
    }
  }

  private static String rows(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
