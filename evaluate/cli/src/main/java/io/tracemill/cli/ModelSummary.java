package io.tracemill.cli;

import io.tracemill.pipeline.model.AnswerNumbers;
import io.tracemill.pipeline.model.ModelRecord;
import io.tracemill.pipeline.model.TokensInText;
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
    if (model.spelled().rows() > 0) {
      spelled(model.spelled(), terminal);
    }
    counts(model.answers()).forEach(terminal::note);
  }

  private static void spelled(TokensInText spelled, Terminal terminal) {
    int count = spelled.rows();
    String held =
        rows(count, "row")
            + (count == 1 ? " holds" : " hold")
            + " special tokens of the model, such as "
            + spelled.tokens().get(0)
            + ", in "
            + (count == 1 ? "its text" : "their text");
    if (spelled.asText()) {
      terminal.note(held + ", which were read as text");
    } else {
      terminal.warn(
          "warning: "
              + held
              + ", by which a text may end its own turn; with --special-tokens text they are text");
    }
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
    lines.add(answers.of("no-label"), noLabel(answers));
    lines.add(answers.of("empty"), "empty");
    return lines.lines;
  }

  private static String noLabel(AnswerNumbers answers) {
    boolean most = 2 * answers.of("no-label") > answers.rows() - answers.unanswered();
    return "none of the classes"
        + (most
            ? "; with --labels score the likeliest class is the answer, which small models know"
                + " better than they write it"
            : "");
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
