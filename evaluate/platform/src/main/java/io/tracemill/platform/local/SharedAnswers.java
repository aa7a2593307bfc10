package io.tracemill.platform.local;

import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.platform.workspace.Workspace;
import java.nio.file.Path;
import java.util.Optional;

/** How models are asked by jobs: what one was answered, no other asks again. */
final class SharedAnswers {
  private SharedAnswers() {}

  /** With a journal that all jobs of {@code workspace} share, if there is a file of teachers. */
  static TeacherSettings of(Workspace workspace, Optional<Path> teachers) {
    TeacherSettings usual = TeacherSettings.USUAL;
    return teachers.isEmpty()
        ? usual
        : new TeacherSettings(
            teachers,
            Optional.of(workspace.answers()),
            usual.prompts(),
            usual.onFailure(),
            usual.most(),
            usual.contested(),
            usual.estimate());
  }
}
