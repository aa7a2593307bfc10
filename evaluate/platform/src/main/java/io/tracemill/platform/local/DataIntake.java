package io.tracemill.platform.local;

import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.platform.DataFiles;
import java.io.IOException;
import java.nio.file.Path;

/** Takes data that is ready, after a look at what it says. */
final class DataIntake {
  private final Intake intake;

  DataIntake(Intake intake) {
    this.intake = intake;
  }

  void take(DataFiles given, Path folder) throws IOException {
    Path job = intake.take(given.jobDescription(), folder, "job_description.json");
    check(job);
    if (given.config().isPresent()) {
      Path config = given.config().get();
      check(intake.take(config, folder, Intake.configName(config)));
    }
    take("train", given.train(), folder);
    take("test", given.test(), folder);
    if (given.unstructured().isPresent()) {
      take("unstructured", given.unstructured().get(), folder);
    }
  }

  private void take(String name, Path file, Path folder) throws IOException {
    intake.take(file, folder, Intake.rowsName(name, file));
  }

  private static void check(Path file) {
    Problems problems = new Problems();
    try {
      Document.read(file, problems);
      problems.throwIfAny();
    } catch (RequestException e) {
      throw Intake.refused(e, file);
    }
  }
}
