package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.prepare.learn.LearnedJob;
import io.tracemill.prepare.learn.LearnedJob.JobNumbers;
import io.tracemill.prepare.learn.LearnedJob.LabelCount;
import io.tracemill.prepare.learn.LearnedTool;
import io.tracemill.trace.Task;

/** The job description and the config of a job that was learnt from its traces. */
final class InitTexts {
  private static final int WIDTH = 96;

  /** The platform's defaults. */
  private static final int USUAL_SPLIT = 200;

  private static final int USUAL_LENGTH = 10_000;

  /** The platform asks for 20 rows in each split. */
  private static final int LEAST = 20;

  private final LearnedJob job;
  private final StringBuilder text = new StringBuilder();

  private InitTexts(LearnedJob job) {
    this.job = job;
  }

  /** The {@code job_description.json}. */
  static String description(LearnedJob job) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("task_description").value(job.description());
    if (job.task() == Task.QUESTION_ANSWERING) {
      json.name("input_description").value("What the user says.");
    }
    if (!job.classes().isEmpty()) {
      json.name("classes_description").beginObject();
      for (LabelCount label : job.classes()) {
        json.name(label.label()).value(label.label().replace('_', ' '));
      }
      json.endObject();
    }
    if (!job.tools().isEmpty()) {
      json.name("tools").beginArray();
      for (LearnedTool tool : job.tools()) {
        json.value(Node.of(tool.json()));
      }
      json.endArray();
    }
    return json.endObject() + "\n";
  }

  /** The {@code config.yaml}; traces are of {@code format}. */
  static String config(LearnedJob job, String format) {
    InitTexts config = new InitTexts(job);
    config.head();
    config.base();
    config.traces(format);
    config.length();
    return config.text.toString();
  }

  private void head() {
    comment(
        "",
        "Traces that this was learnt from: "
            + job.numbers().traces()
            + ". Only `base.task` is required.");
    comment("", "The task_description is from: " + job.evidence().description() + ".");
    for (LabelCount label : job.classes()) {
      comment("", "Class " + label.label() + ": " + label.answers() + " answers.");
    }
    if (!job.doubts().isEmpty()) {
      comment("", "To be looked at by a person:");
      job.doubts().forEach(doubt -> comment("", "- " + doubt));
    }
    text.append('\n');
  }

  private void base() {
    text.append("base:\n");
    comment("  ", job.evidence().task() + ".");
    text.append("  task: ").append(job.task().key()).append('\n');
    if (job.task().callsTools()) {
      comment("  ", "The platform trains Qwen3 and Llama 3 students for tools.");
      text.append("  student_model_name: Qwen3-1.7B\n");
    }
    comment("  ", "Decides which traces are chosen: same seed, same files.");
    text.append("  random_seed: 123\n\ntrace_processing:\n");
  }

  private void traces(String format) {
    comment("  ", "How traces.jsonl is laid out.");
    text.append("  observation_format: ").append(format).append("\n\n");
    comment("  ", job.evidence().turns() + ".");
    text.append("  convert_to_single_turn: ").append(job.everyTurn()).append("\n\n");
    comment("  ", "The recorded answers stay as they are; true has teachers write them anew.");
    text.append("  relabel: false\n\n");
    JobNumbers numbers = job.numbers();
    long test = Math.min(USUAL_SPLIT, Math.max(1, numbers.traces() / 4));
    long train = Math.min(USUAL_SPLIT, Math.max(1, numbers.traces() - test));
    comment(
        "  ",
        numbers.traces() > 2 * USUAL_SPLIT
            ? "The platform's usual numbers; there are " + numbers.traces() + " traces."
            : "Of the " + numbers.traces() + " traces one in four tests.");
    text.append("  num_traces_as_training_base: ").append(train).append('\n');
    text.append("  num_traces_as_testing_base: ").append(test).append("\n\n");
    boolean few = test < 2 * LEAST;
    comment(
        "  ",
        few
            ? "No error, however few rows come out; the platform wants 20 in each split."
            : "The platform wants 20 rows in each split.");
    text.append("  min_generated_examples: ").append(few ? 0 : LEAST).append('\n');
  }

  /** Rows hold JSON in JSON, which takes half as much again. */
  private void length() {
    long needed = job.numbers().usual() * 3 / 2;
    if (needed > USUAL_LENGTH) {
      long limit = (needed / 5_000 + 1) * 5_000;
      text.append("\nsynthgen:\n");
      comment(
          "  ",
          "Longer rows are left out. 99 of 100 traces have up to "
              + job.numbers().usual()
              + " bytes, the largest has "
              + job.numbers().largest()
              + "; the usual limit is "
              + USUAL_LENGTH
              + " characters.");
      text.append("  validation_max_total_length: ").append(limit).append('\n');
    }
  }

  private void comment(String indent, String words) {
    String line = indent + "#";
    String plain = words.replaceAll("[\\p{Cc}\\u2028\\u2029\\s]+", " ").strip();
    for (String word : plain.split(" ")) {
      if (line.length() + word.length() >= WIDTH && !line.endsWith("#")) {
        text.append(line).append('\n');
        line = indent + "#";
      }
      line += " " + word;
    }
    text.append(line).append('\n');
  }
}
