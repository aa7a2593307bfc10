package io.tracemill.cli;

import io.tracemill.json.text.Malformed;
import io.tracemill.pipeline.ConvertResult;
import io.tracemill.pipeline.RelevanceResult;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.ProblemKind;
import io.tracemill.pipeline.inspect.Ranking;
import io.tracemill.platform.Id;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do with a file next. */
final class NextStep {
  private static final String NEXT = "next: ";

  private NextStep() {}

  static List<String> of(List<String> files, Findings findings) {
    String names = files.stream().map(NextStep::quoted).collect(Collectors.joining(" "));
    Optional<String> format = findings.shape().format();
    if (format.isEmpty()) {
      return List.of(withoutFormat(names, findings));
    }
    if (findings.dialogue().amounts().traces() == 0) {
      return List.of(
          findings.dialogue().amounts().texts() > 0
              ? "these are texts and no conversations: nothing to convert"
              : "no trace could be read: see the problems above");
    }
    List<String> steps = new ArrayList<>();
    if (mixed(findings.shape())) {
      steps.add("lines of several formats are mixed here: look at each file by itself");
    }
    boolean sure = findings.shape().fits().stream().filter(Findings.FormatFit::best).count() == 1;
    String option = sure && findings.shape().detected() ? "" : " --format " + format.get();
    steps.add("tracemill convert " + names + option + " -o rows.jsonl");
    steps.add(
        "in config.yaml, under base:              task: " + findings.taskGuess().orElseThrow());
    steps.add(observationFormat(format.get()));
    return steps;
  }

  /** After a conversion; {@code files} are what was read. */
  static String ofConvert(ConvertResult result, List<String> files, boolean whole) {
    String made =
        whole
            ? "conversations of all traces; tracemill convert reads this file, too"
            : "rows of all traces; tracemill run DIR filters them and splits train and test";
    return NEXT
        + (result.rows().kept() == 0
            ? "tracemill inspect " + String.join(" ", files) + " says what the lines hold"
            : made);
  }

  /** After a run. */
  static String ofRun(Path out, boolean model) {
    return NEXT
        + (model
            ? "tracemill prompt --model DIR --test "
                + quoted(out + "/test.jsonl")
                + " --row 1 shows"
                + " what the model was given"
            : "upload "
                + quoted(out.toString())
                + ", or tracemill evaluate --model DIR --test "
                + quoted(out + "/test.jsonl"));
  }

  /** After scores, which went to {@code out} row by row if anywhere. */
  static String ofScore(boolean rows) {
    return NEXT
        + (rows
            ? "the rows with the lowest scores are where the model is wrong"
            : "-o FILE writes each row with its scores, to see where the model is wrong");
  }

  /** After a comparison. */
  static String ofCompare() {
    return NEXT + "--fail-worse METRIC=X ends with 3 where a model is worse by more than X";
  }

  /** After a judge was tried; {@code labels} is a table to be labelled, if one was made. */
  static String ofJudgeCheck(Path predictions, Optional<Path> labels) {
    return NEXT
        + labels
            .map(
                table ->
                    "write good or bad into the column human of "
                        + quoted(table.toString())
                        + ", then say --human "
                        + quoted(table.toString()))
            .orElseGet(
                () ->
                    "--labels FILE writes a table for a person to label; tracemill score "
                        + quoted(predictions.toString())
                        + " --judge NAME scores all rows");
  }

  /** After a model answered {@code test}. */
  static String ofEvaluate(Path test) {
    return NEXT
        + "tracemill prompt --model DIR --test "
        + quoted(test.toString())
        + " --row N shows what the model was given for a row";
  }

  /** After a model was made. */
  static String ofModel(String id) {
    return NEXT + "tracemill model upload-traces " + id + " --data DIR";
  }

  /** What can be done with an upload of {@code model}. */
  static AcceptedJob.Next ofUpload(Id model) {
    return new AcceptedJob.Next(
        "tracemill model upload-status " + model + " says how far it is",
        "tracemill model download-data "
            + model
            + ", and download-traces-predictions for what the original model answered");
  }

  /** The line that says what may be done. */
  static String next(String step) {
    return NEXT + step;
  }

  /** Where uploads wait, and no process is there that would process them. */
  static String ofForsaken() {
    return NEXT + "tracemill model process-uploads, as no process does it now";
  }

  /** After an upload of {@code model} that failed. */
  static String ofFailure(String model) {
    return NEXT + "tracemill model upload-status " + model + " --logs says why";
  }

  /** What may be done about scores. */
  static List<String> ofRelevance(RelevanceResult result) {
    if (result.traces().read() == 0) {
      return List.of("tracemill inspect FILE says what the lines hold: no trace was read");
    }
    String keep =
        "in config.yaml, under trace_processing:  min_relevance_score: "
            + result.minRelevance()
            + ", min_coherence_score: "
            + result.minCoherence();
    return result.traces().dropped() == 0
        ? List.of("tracemill run keeps all of them")
        : List.of(
            keep,
            "lower ones keep more: try them with --min-relevance and --min-coherence",
            "-o FILE writes a line for each trace, with all that speaks for and against it");
  }

  private static String observationFormat(String format) {
    return "in config.yaml, under trace_processing:  observation_format: " + format;
  }

  private static String withoutFormat(String names, Findings findings) {
    Set<String> keys =
        findings.keys().entries().stream()
            .map(Ranking.Entry::name)
            .collect(Collectors.toUnmodifiableSet());
    if (findings.size().lines() == 0) {
      return "nothing: there is no line with content";
    }
    if (findings.shape().lookalike().isPresent()) {
      return "the lines are " + findings.shape().lookalike().get().replace("FILE", names);
    }
    if (keys.isEmpty() && findings.problems().stream().anyMatch(NextStep::isPrettyPrinted)) {
      return "make one line of each value first, as the problem above says";
    }
    if (keys.isEmpty()) {
      return "no line is JSON: traces files hold one JSON object on each line";
    }
    return "traces need a field messages (openai_messages), input and output (langfuse)"
        + " or context (unstructured_with_openai_messages)";
  }

  /** Whether another format reads lines that this one does not. */
  private static boolean mixed(Findings.Shape shape) {
    int most = shape.fits().stream().mapToInt(Findings.FormatFit::lines).max().orElse(0);
    return shape.fits().stream()
        .mapToInt(Findings.FormatFit::lines)
        .anyMatch(lines -> lines > 0 && lines < most && lines + most <= shape.looked());
  }

  private static boolean isPrettyPrinted(ProblemKind kind) {
    return kind.reason().equals(Malformed.PRETTY_PRINTED.key());
  }

  private static String quoted(String name) {
    return name.matches("[\\w./+=:@%,-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }
}
