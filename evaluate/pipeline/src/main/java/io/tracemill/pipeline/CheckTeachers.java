package io.tracemill.pipeline;

import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.TeacherEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds out what teachers really do, by asking each a dozen things. */
public final class CheckTeachers {
  private final Models models;
  private final Watch watch;

  /** A use case. */
  public CheckTeachers(Models models, Progress progress) {
    this.models = models;
    this.watch = new Watch(progress);
  }

  /**
   * Asks them.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   */
  public CheckTeachersResult run(CheckTeachersRequest request) throws IOException {
    Problems problems = new Problems();
    List<TeacherEntry> entries = request.entries(problems);
    watch.go(problems);
    for (TeacherEntry entry : entries) {
      models.check(new ModelName.Entry(entry));
    }
    List<CheckTeachersResult.Checked> checked = new ArrayList<>();
    for (TeacherEntry entry : entries) {
      OptionalLong unknown = OptionalLong.empty();
      try (Watch step = watch.begin("check " + entry.name(), Progress.Unit.REQUESTS, unknown)) {
        checked.add(
            new CheckTeachersResult.Checked(
                entry.name(),
                entry.place(),
                models.probe(new ModelName.Entry(entry), new TeacherSteps(step))));
      }
    }
    return new CheckTeachersResult(checked);
  }
}
