package io.tracemill.cli;

import io.tracemill.pipeline.model.AnswerNumbers;
import io.tracemill.pipeline.model.ModelRecord;
import java.util.ArrayList;
import java.util.List;

/** Says what a model's answers were like, and which rows it did not answer. */
final class ModelSummary {
  private ModelSummary() {}

  static void say(ModelRecord model, Terminal terminal) {
    int unanswered = model.answers().unanswered();
    model.problems().forEach(terminal::warn);
    if (unanswered > 0) {
      String more = unanswered > model.problems().size() ? ", of which the first are shown" : "";
      terminal.warn(
          rows(unanswered, "row")
              + " could not be answered and count"
              + (unanswered == 1 ? "s as an empty answer" : " as empty answers")
              + more);
    }
    counts(model.answers()).forEach(terminal::note);
  }

  /** A line for each thing that people should know. */
  private static List<String> counts(AnswerNumbers answers) {
    Lines lines = new Lines(answers.rows() - answers.unanswered());
    lines.add(
        answers.cut() - answers.full(), "cut off; --max-new-tokens says how long an answer may be");
    lines.add(answers.full(), "cut off where the model's context was full");
    lines.add(answers.thoughts(), thoughts(answers));
    lines.add(answers.of("broken-call"), "like a tool call that cannot be read");
    lines.add(answers.severalCalls(), "with several tool calls");
    lines.add(answers.wordsBesideCalls(), "with words beside a tool call, which do not count");
    lines.add(answers.of("trimmed-label"), "a class but for how it is written, taken for it");
    lines.add(answers.of("no-label"), "none of the classes");
    lines.add(answers.of("empty"), "empty");
    return lines.lines;
  }

  private static String thoughts(AnswerNumbers answers) {
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
