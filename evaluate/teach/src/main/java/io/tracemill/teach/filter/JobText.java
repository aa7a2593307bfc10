package io.tracemill.teach.filter;

import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Tool;
import java.util.StringJoiner;

/** A job description for a model to read. */
final class JobText {
  private JobText() {}

  /** What of {@code job} tells which traces are about it. */
  static String of(JobDescription job) {
    StringJoiner text = new StringJoiner("\n");
    text.add(job.taskDescription());
    job.inputDescription().ifPresent(input -> text.add("What it is given: " + input));
    if (!job.classes().isEmpty()) {
      text.add("The classes that it answers with:");
      job.classes()
          .forEach((name, said) -> text.add("- " + name + (said.isBlank() ? "" : ": " + said)));
    }
    if (!job.tools().isEmpty()) {
      text.add("The tools that it calls:");
      job.tools().forEach(tool -> text.add("- " + definition(tool)));
    }
    job.traceInstructions().ifPresent(how -> text.add("How to judge traces: " + how));
    return text.toString();
  }

  private static String definition(Tool tool) {
    return tool.definition().map(node -> node.raw().toString()).orElse(tool.name());
  }
}
