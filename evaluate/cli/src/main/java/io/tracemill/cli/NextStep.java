package io.tracemill.cli;

import io.tracemill.json.text.Malformed;
import io.tracemill.pipeline.RelevanceResult;
import io.tracemill.pipeline.inspect.Findings;
import io.tracemill.pipeline.inspect.ProblemKind;
import io.tracemill.pipeline.inspect.Ranking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person may do with a file next. */
final class NextStep {
  private NextStep() {}

  static List<String> of(List<String> files, Findings findings) {
    String names = files.stream().map(NextStep::quoted).collect(Collectors.joining(" "));
    Optional<String> format = findings.shape().format();
    if (format.isEmpty()) {
      return List.of(withoutFormat(names, findings));
    }
    if (findings.shape().joined()) {
      return List.of(
          "traces stand on several lines, which tracemill run puts together",
          observationFormat(format.get()));
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
