package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Teachers to be looked at.
 *
 * @param file says who they are
 * @param name of the only one that is meant; empty for all
 */
public record CheckTeachersRequest(Path file, Optional<String> name) {
  private static final Path USUAL = Path.of("teachers.yaml");

  /**
   * What {@code words} ask for.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if a word is none of its setting
   */
  public static CheckTeachersRequest read(RequestWords words) {
    RequestValues values = new RequestValues(words, new Problems());
    if (!values.text("action").equals(Optional.of("check"))) {
      values.problems().use("action", "expected check, all that can be done with teachers");
    }
    values.problems().throwIfAny();
    return new CheckTeachersRequest(values.path("teachers").orElse(USUAL), values.text("name"));
  }

  /** The entries, as far as there are some. */
  List<TeacherEntry> entries(Problems problems) {
    Optional<TeachersFile> read =
        TeachersFile.read(file, RunSettings.Base.USUAL_PARALLEL, problems);
    if (read.isEmpty()) {
      return List.of();
    }
    TeachersFile found = read.get();
    List<String> asked = name.map(List::of).orElse(List.copyOf(found.entries().keySet()));
    return asked.stream()
        .flatMap(each -> found.entry(each, "the command", problems).stream())
        .toList();
  }
}
