package io.tracemill.pipeline;

import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestValues;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.teachers.TeacherSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A judge to be asked about predictions.
 *
 * @param name of its entry
 * @param human what people say of some of the rows
 * @param seed of the boundaries in prompts
 */
public record JudgeRequest(String name, TeacherSettings teachers, Optional<Path> human, long seed) {
  /** The platform's. */
  private static final long USUAL_SEED = 123;

  /** What was said of the settings; nothing where no judge is named. */
  static Optional<JudgeRequest> read(RequestValues values) {
    Optional<String> name = values.text("judge");
    for (String setting : new String[] {"human", "teachers", "prompts"}) {
      if (name.isEmpty() && values.has(setting)) {
        values.problems().use(setting, "is for a judge; name one with `judge`");
      }
    }
    return name.map(
        found ->
            new JudgeRequest(
                found,
                TeacherSettings.read(values),
                values.path("human"),
                values.whole("seed").orElse(USUAL_SEED)));
  }

  /**
   * Reads who the judge is, and looks at the other files.
   *
   * @param beside a file beside which the file of teachers is looked for
   */
  Optional<TeachersFile> check(Path beside, Problems problems) {
    human
        .filter(file -> !Files.exists(file) || Files.isDirectory(file))
        .ifPresent(file -> problems.setting("human", "no such file: " + file));
    teachers.check(problems);
    Optional<Path> file = teachers.file().or(() -> TeachersFile.beside(beside));
    if (file.isEmpty()) {
      problems.setting(
          "judge",
          name
              + " is a name of teachers.yaml, but there is none beside "
              + beside
              + "; write it, or name it with `teachers`");
    }
    Optional<TeachersFile> found =
        file.flatMap(named -> TeachersFile.read(named, RunSettings.Base.USUAL_PARALLEL, problems));
    found.ifPresent(read -> read.entry(name, "`judge`", problems));
    return found;
  }

  /** Where the judge's answers to {@code predictions} are kept. */
  Path journal(Input predictions) {
    return teachers.journal(predictions.path().orElse(Path.of(predictions.name())));
  }
}
