package io.tracemill.prepare.output;

import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;

/** The shapes of rows that are known. */
public final class RowShapes {
  private RowShapes() {}

  /** A writer of the rows that {@code settings} ask for. */
  public static RowWriter writer(RowSettings settings) {
    return writer(settings.version(), settings.task(), settings.systemPrompts());
  }

  /** A writer of rows for {@code task} in the shape of {@code version}. */
  public static RowWriter writer(DataVersion version, Task task, SystemPrompts systemPrompts) {
    return switch (version) {
      case V0 -> new QuestionAnswerRows(task, systemPrompts);
      case V1 -> new MessagesRows(systemPrompts);
    };
  }
}
