package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a job description and checks that it has what its task needs. */
public final class JobDescriptionReader {
  private static final String TASK = "task_description";
  private static final String INPUT = "input_description";
  private static final String CLASSES = "classes_description";
  private static final String TOOLS = "tools";
  private static final String JUDGE = "llm_as_a_judge_instructions";
  private static final String TRACES = "trace_processing_instructions";
  private static final String GENERATION = "synthetic_data_generation_instructions";
  private static final List<String> KNOWN =
      List.of(TASK, INPUT, CLASSES, TOOLS, JUDGE, TRACES, GENERATION);

  private final String file;
  private final Mapping root;
  private final DataVersion version;
  private final Problems problems;

  private JobDescriptionReader(String file, Mapping root, DataVersion version, Problems problems) {
    this.file = file;
    this.root = root;
    this.version = version;
    this.problems = problems;
  }

  /** The same for rows of data version 0. */
  public static Optional<JobDescription> read(
      Document document, Optional<Task> task, Problems problems) {
    return read(document, task, DataVersion.V0, problems);
  }

  /**
   * Reads a job description.
   *
   * @param task what it has to be fit for; empty where that is not known
   * @param version of the rows; from 1 on no task needs a description of the input
   * @return nothing where a problem makes it unusable
   */
  public static Optional<JobDescription> read(
      Document document, Optional<Task> task, DataVersion version, Problems problems) {
    if (document.root() instanceof Mapping root) {
      return new JobDescriptionReader(document.file(), root, version, problems).read(task);
    }
    Setting found = document.root();
    problems.error(
        document.file(),
        found.line(),
        "",
        "expected a mapping with " + TASK + " and more but found " + found.words());
    return Optional.empty();
  }

  private Optional<JobDescription> read(Optional<Task> task) {
    int before = problems.errors();
    unknownKeys();
    Optional<String> description = text(TASK);
    Optional<String> input = text(INPUT);
    Map<String, String> classes = new ClassesReader(file, problems).read(value(CLASSES));
    List<Tool> tools = new ToolsReader(file, problems).read(value(TOOLS));
    needs(task);
    Optional<String> judge = text(JUDGE);
    Optional<String> traces = text(TRACES);
    Optional<String> generation = text(GENERATION);
    return problems.errors() > before
        ? Optional.empty()
        : Optional.of(
            new JobDescription(
                description.orElseThrow(), input, classes, tools, judge, traces, generation));
  }

  private void unknownKeys() {
    for (Entry entry : root.entries()) {
      if (!KNOWN.contains(entry.key())) {
        String advice = Nearest.question(entry.key(), KNOWN);
        problems.warning(file, entry.line(), entry.key(), "unknown key" + advice);
      }
    }
  }

  /** The entry of a key; {@code null} is as good as none. */
  private Optional<Entry> value(String key) {
    return root.find(key).filter(entry -> !(entry.value() instanceof Null));
  }

  private Optional<String> text(String key) {
    Optional<Entry> entry = value(key);
    if (entry.isPresent() && !(entry.get().value() instanceof Text)) {
      String found = entry.get().value().words();
      problems.error(file, entry.get().line(), key, "expected a string but found " + found);
    }
    return entry
        .flatMap(
            found ->
                found.value() instanceof Text text ? Optional.of(text.text()) : Optional.empty())
        .filter(text -> !text.isBlank());
  }

  private void needs(Optional<Task> task) {
    need(TASK, "a text that says what the model has to do", "every task");
    if (task.isEmpty()) {
      return;
    }
    String forTask = "the task " + task.get().key();
    if (task.get() == Task.QUESTION_ANSWERING && version == DataVersion.V0) {
      need(INPUT, "a text that says what the model is given", forTask);
    }
    if (task.get() == Task.CLASSIFICATION) {
      need(CLASSES, "an object of two or more classes and their descriptions", forTask);
    }
    if (task.get().callsTools()) {
      need(TOOLS, "a list of the functions that the model may call", forTask);
    }
  }

  private void need(String key, String expected, String who) {
    Optional<Entry> entry = value(key);
    boolean blank = entry.isPresent() && empty(entry.get().value());
    if (entry.isEmpty() || blank) {
      int line = entry.map(Entry::line).orElse(root.line());
      String state = blank ? "is empty" : "is missing";
      problems.error(file, line, key, state + "; " + who + " needs " + expected);
    }
  }

  private static boolean empty(Setting value) {
    return value instanceof Text text && text.text().isBlank()
        || value instanceof Sequence sequence && sequence.items().isEmpty()
        || value instanceof Mapping mapping && mapping.entries().isEmpty();
  }
}
