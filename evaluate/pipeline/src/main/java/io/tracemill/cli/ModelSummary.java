package io.tracemill.cli;

import io.tracemill.infer.answer.AnswerCounts;
import io.tracemill.infer.answer.AnswerKind;
import io.tracemill.infer.evaluation.EvaluationResult;
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
          rows(result.unanswered()) + " could not be answered and count as empty answers" + more);
    }
    counts(result.evaluation()).forEach(terminal::note);
  }

  /** A line for each thing that people should know. */
  private static List<String> counts(EvaluationResult result) {
    AnswerCounts answers = result.answers();
    List<String> lines = new ArrayList<>();
    add(lines, result.cut(), "cut off; --max-new-tokens says how long an answer may be");
    add(lines, answers.thoughts(), thoughts(answers));
    add(lines, answers.of(AnswerKind.BROKEN_CALL), "like a tool call that cannot be read");
    add(lines, answers.severalCalls(), "with several tool calls");
    add(lines, answers.wordsBesideCalls(), "with words beside a tool call, which do not count");
    add(
        lines,
        answers.of(AnswerKind.TRIMMED_LABEL),
        "a class but for how it is written, taken for it");
    add(lines, answers.of(AnswerKind.NO_LABEL), "none of the classes");
    add(lines, answers.of(AnswerKind.EMPTY), "empty");
    return lines;
  }

  private static String thoughts(AnswerCounts answers) {
    String open =
        answers.unclosedThoughts() == 0
            ? ""
            : ", of which " + answers.unclosedThoughts() + " never ended";
    return "with a thought, which was taken off" + open;
  }

  private static void add(List<String> lines, int count, String what) {
    if (count > 0) {
      lines.add((count == 1 ? "1 answer: " : count + " answers: ") + what);
    }
  }

  private static String rows(int count) {
    return count == 1 ? "1 row" : count + " rows";
  }
}
