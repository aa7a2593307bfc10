package io.tracemill.prepare.learn;

import io.tracemill.prepare.learn.JobCensus.Agreement;
import io.tracemill.prepare.learn.JobCensus.Amounts;
import io.tracemill.prepare.learn.LearnedJob.Grounds;
import io.tracemill.prepare.learn.LearnedJob.JobNumbers;
import io.tracemill.prepare.learn.LearnedJob.LabelCount;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what a job is, from what its traces are like. */
final class JobLesson {
  /** Bytes of JSON for a token: what English text and JSON have in the mean. */
  private static final int BYTES_A_TOKEN = 4;

  /** From one in so many traces on, what they do belongs to the job. */
  private static final int SOME = 10;

  private static final int TITLE = 60;
  private static final int SHOWN = 5;

  private final PromptTemplate template;
  private final List<PromptTemplate> others;
  private final JobCensus census;
  private final Amounts amounts;
  private final List<String> doubts = new ArrayList<>();

  private JobLesson(PromptTemplate template, List<PromptTemplate> others, JobCensus census) {
    this.template = template;
    this.others = others;
    this.census = census;
    this.amounts = census.amounts();
  }

  /**
   * The job whose prompts have {@code template}, and whose traces are like {@code census}.
   *
   * @param others the same job in other words
   */
  static LearnedJob of(PromptTemplate template, List<PromptTemplate> others, JobCensus census) {
    boolean blank = template.text().isBlank();
    Optional<PromptTemplate> said =
        others.stream().filter(other -> blank && !other.text().isBlank()).findFirst();
    return new JobLesson(said.orElse(template), others, census).job();
  }

  private LearnedJob job() {
    LabelLesson labels = LabelLesson.of(census);
    boolean calls = isSome(amounts.calling());
    boolean turns = isSome(amounts.severalTurns());
    boolean steps = isSome(amounts.severalCalls());
    Task task = Task.QUESTION_ANSWERING;
    String why;
    if (calls) {
      boolean several = turns || steps;
      task = several ? Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK : Task.TOOL_CALLING_CLOSED_BOOK;
      why =
          of(amounts.calling())
              + " traces call tools, "
              + (turns || !steps
                  ? amounts.severalTurns() + " have several turns of the user"
                  : amounts.severalCalls() + " call in several turns");
    } else if (labels.isClassification()) {
      task = Task.CLASSIFICATION;
      why = labels.ground();
      doubts.addAll(labels.doubts());
    } else {
      why = "answers are texts of their own: " + labels.ground();
      if (amounts.calling() > 0) {
        doubts.add(amounts.calling() + " traces call tools, too few to be the task");
      }
    }
    List<LearnedTool> tools = calls ? tools() : List.of();
    boolean everyTurn = !task.multiTurn() || amounts.callingLast() * 2 <= amounts.traces();
    Description description = description(task, tools, labels.classes());
    doubts();
    return new LearnedJob(
        title(tools, labels.classes()),
        task,
        everyTurn,
        description.text(),
        task == Task.CLASSIFICATION ? labels.classes() : List.of(),
        tools,
        numbers(),
        new Grounds(why, turns(everyTurn), description.ground()),
        doubts);
  }

  private boolean isSome(long traces) {
    return traces * SOME >= amounts.traces() && traces > 0;
  }

  private String of(long part) {
    return part + " of " + amounts.traces();
  }

  private String turns(boolean everyTurn) {
    return of(amounts.severalTurns())
        + " traces have several turns of the user"
        + (everyTurn
            ? "; each answer makes a row"
            : ", and "
                + amounts.callingLast()
                + " end with a call; a conversation makes one row, whose answer is that");
  }

  /** Those that are defined or called often; of others it is said. */
  private List<LearnedTool> tools() {
    List<CalledTool> all = new ArrayList<>(census.tools().values());
    boolean defined = amounts.defining() * 2 > amounts.traces();
    List<CalledTool> strangers =
        all.stream()
            .filter(tool -> tool.definitions().total() == 0)
            .filter(tool -> defined ? tool.calls() * 100 < amounts.traces() : tool.calls() < 2)
            .filter(tool -> defined || all.size() > 1 && amounts.traces() > SOME)
            .toList();
    all.removeAll(strangers);
    if (!strangers.isEmpty()) {
      doubts.add(
          "called, but hardly ever"
              + (defined ? " and never defined" : "")
              + ", so no tool here: "
              + shown(strangers.stream().map(CalledTool::name).toList()));
    }
    if (census.tools().more()) {
      doubts.add("there are more than " + census.tools().size() + " tools; the rest is left out");
    }
    List<LearnedTool> tools = ToolLessons.of(all);
    for (LearnedTool tool : tools) {
      tool.doubts().forEach(doubt -> doubts.add("the tool " + tool.name() + ": " + doubt));
    }
    List<String> inferred =
        tools.stream().filter(LearnedTool::inferred).map(LearnedTool::name).toList();
    if (!inferred.isEmpty()) {
      doubts.add(
          "no trace defines "
              + shown(inferred)
              + ": names, types, choices and what is required are those of the calls;"
              + " descriptions are missing");
    }
    List<String> uncalled =
        tools.stream().filter(tool -> tool.calls() == 0).map(LearnedTool::name).toList();
    if (!uncalled.isEmpty()) {
      doubts.add("defined but never called: " + shown(uncalled));
    }
    return tools;
  }

  private static String shown(List<String> names) {
    int more = names.size() - SHOWN;
    String some = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return more > 0 ? some + " and " + more + " more" : some;
  }

  /** What the model has to do, and where that is from. */
  private record Description(String text, String ground) {}

  private Description description(Task task, List<LearnedTool> tools, List<LabelCount> classes) {
    if (!template.text().isBlank()) {
      if (!others.isEmpty()) {
        String some =
            shown(
                others.stream()
                    .filter(other -> !other.equals(template) && !other.text().isBlank())
                    .map(other -> begin(other.text()))
                    .toList());
        doubts.add(
            "the same job is told in other words, or in none, too"
                + (some.isEmpty() ? "" : ": " + some));
      }
      int left = template.leftOut().size();
      if (left > 0) {
        doubts.add(
            "left out of the system prompt, as it changes from trace to trace: "
                + shown(template.leftOut().stream().map(JobLesson::begin).toList()));
      }
      return new Description(
          template.text(),
          "the commonest system prompt"
              + (left > 0 ? " without " + left + " sentences or lines that change" : ""));
    }
    doubts.add("the traces have no system prompt: write the task_description yourself");
    return new Description(said(task, tools, classes), "no trace has a system prompt");
  }

  private static String said(Task task, List<LearnedTool> tools, List<LabelCount> classes) {
    if (task.callsTools()) {
      return "Given a conversation with a user, call one of the functions "
          + tools.stream().map(LearnedTool::name).collect(Collectors.joining(", "))
          + ".";
    } else if (task == Task.CLASSIFICATION) {
      return "Answer with one of "
          + classes.stream().map(LabelCount::label).collect(Collectors.joining(", "))
          + ".";
    }
    return "Answer the user.";
  }

  private void doubts() {
    if (amounts.answered() < amounts.traces()) {
      doubts.add(of(amounts.traces() - amounts.answered()) + " traces have no answer");
    }
    if (amounts.silentAnswers() > 0) {
      doubts.add(of(amounts.silentAnswers()) + " traces end with an empty answer");
    }
    if (amounts.answeringJson() * 2 > amounts.traces()) {
      doubts.add(
          of(amounts.answeringJson())
              + " last answers look like JSON: synthgen.output_is_json: true would leave out the"
              + " others");
    }
    Agreement agreement = census.agreement();
    if (agreement.alike() * 10 < agreement.asked() * 8) {
      doubts.add(
          "equal prompts got equal answers only "
              + agreement.alike()
              + " times of "
              + agreement.asked()
              + ": the model was not sure, or the answer is free");
    }
  }

  private JobNumbers numbers() {
    Agreement agreement = census.agreement();
    SizeBins sizes = census.sizes();
    return new JobNumbers(
        amounts.traces(),
        sizes.total() / BYTES_A_TOKEN,
        sizes.most(),
        sizes.quantile(0.99),
        agreement.prompts(),
        agreement.asked(),
        agreement.alike());
  }

  private String title(List<LearnedTool> tools, List<LabelCount> classes) {
    if (!template.text().isBlank()) {
      return begin(template.text());
    }
    Optional<String> names =
        tools.isEmpty()
            ? Optional.of(classes).filter(all -> !all.isEmpty()).map(all -> all.get(0).label())
            : Optional.of(shown(tools.stream().map(LearnedTool::name).toList()));
    return begin(names.orElse("no system prompt"));
  }

  /** The first words of {@code text}, in one line. */
  static String begin(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= TITLE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, TITLE - 3)).strip() + "...";
  }
}
