package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Section.Given;
import io.tracemill.pipeline.settings.Setting.Text;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the task, which decides what else has to be given, or sees it. */
public final class Tasks {
  private static final String KEY = "task";
  private static final String OPEN_BOOK = "question-answering-open-book";

  private Tasks() {}

  /** What a job description is for, by what it has. */
  public static Task of(JobDescription job) {
    if (!job.classes().isEmpty()) {
      return Task.CLASSIFICATION;
    }
    return job.tools().isEmpty()
        ? Task.QUESTION_ANSWERING
        : Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
  }

  static Optional<Task> read(Section base, DataVersion version) {
    Optional<Given> given = base.given(KEY);
    Type<Task> type = Type.oneOf(choices(version), Task::key);
    if (given.isEmpty()) {
      base.missing(KEY, type.expected());
      return Optional.empty();
    }
    Optional<String> refusal = refusal(given.get(), version);
    refusal.ifPresent(message -> base.error(given.get(), message));
    return refusal.isPresent() ? Optional.empty() : base.parse(type, KEY, given.get());
  }

  private static Map<String, Task> choices(DataVersion version) {
    Map<String, Task> choices = new LinkedHashMap<>();
    for (Task task : Task.values()) {
      if (version == DataVersion.V1 || !onlyV1(task)) {
        choices.put(task.key(), task);
      }
    }
    return choices;
  }

  /** The version that knows the task of a config; the first where both do, or it has none. */
  public static DataVersion version(Document config) {
    boolean isNew =
        config
            .section("base")
            .filter(Setting.Mapping.class::isInstance)
            .flatMap(base -> ((Setting.Mapping) base).find(KEY))
            .map(Setting.Entry::value)
            .filter(Text.class::isInstance)
            .map(task -> ((Text) task).text())
            .filter(task -> !choices(DataVersion.V0).containsKey(task))
            .filter(task -> choices(DataVersion.V1).containsKey(task))
            .isPresent();
    return isNew ? DataVersion.V1 : DataVersion.V0;
  }

  private static boolean onlyV1(Task task) {
    return task == Task.CHAT_COMPLETION || task == Task.CHAT_COMPLETION_AGENTIC;
  }

  private static Optional<String> refusal(Given given, DataVersion version) {
    if (!(given.value() instanceof Text text)) {
      return Optional.empty();
    }
    if (text.text().equals(OPEN_BOOK)) {
      return Optional.of(
          OPEN_BOOK
              + " needs a context for every answer, which traces do not have;"
              + " use question-answering");
    }
    boolean tooNew =
        !choices(version).containsKey(text.text())
            && choices(DataVersion.V1).containsKey(text.text());
    return tooNew
        ? Optional.of(text.text() + " is a task of data version 1 only; use `data-version` 1")
        : Optional.empty();
  }
}
