package io.tracemill.pipeline;

import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.pipeline.teachers.TeachingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds out who the teachers of a run are, and has them ready while it works. */
final class TeachersOfRun {
  private final Models models;
  private final Watch watch;

  TeachersOfRun(Models models, Watch watch) {
    this.models = models;
    this.watch = watch;
  }

  /** What of a config's wishes a run wants teachers for; problems say which have no entry. */
  interface Planner {
    TeachingPlan plan(RunSettings settings, TeachersFile file, Problems problems);
  }

  /** What is done with teachers, if there are any. */
  interface Work<T> {
    T run(Optional<Teaching> teaching) throws IOException;
  }

  /** Who is asked what; whatever can be wrong with them is looked at before any data is read. */
  Optional<TeachingPlan> plan(
      TeacherSettings how, RunInputs inputs, Planner planner, Problems problems)
      throws IOException {
    how.check(problems);
    Optional<Path> file = inputs.files().teachers();
    RunSettings settings = inputs.settings();
    if (file.isEmpty()) {
      settings.checkWithoutTeachers(problems);
      if (how.isGiven()) {
        problems.use(
            "`estimate`, `contested`, `max-requests`, `prompts`, `teacher-failure` and"
                + " `teachers-cache` are for teachers, and there is no teachers.yaml beside the"
                + " config; write it, or name it with `teachers`");
      }
      problems.throwIfAny();
      return Optional.empty();
    }
    Optional<TeachingPlan> plan =
        TeachersFile.read(file.get(), settings.base().parallelRequests(), problems)
            .map(found -> planner.plan(settings, found, problems));
    problems.throwIfAny();
    check(plan.orElseThrow().used(), problems);
    return plan;
  }

  /** What its user can mend is told first, and of all of them; then what is wrong with a file. */
  private void check(List<TeacherEntry> used, Problems problems) throws IOException {
    Optional<IOException> damaged = Optional.empty();
    for (TeacherEntry entry : used) {
      try {
        models.check(new ModelName.Entry(entry));
      } catch (RequestException e) {
        e.problems().forEach(problems::add);
      } catch (IOException e) {
        damaged = damaged.or(() -> Optional.of(e));
      }
    }
    problems.throwIfAny();
    if (damaged.isPresent()) {
      throw damaged.get();
    }
  }

  /** Does {@code work} with the teachers of {@code plan}. */
  <T> T with(Optional<TeachingPlan> plan, TeacherSettings how, RunOptions options, Work<T> work)
      throws IOException {
    if (plan.isEmpty()) {
      return work.run(Optional.empty());
    }
    Path out = options.out();
    TeacherSteps steps = new TeacherSteps(watch);
    Teachers.Opening opening = new Teachers.Opening(models, options.seed(), steps);
    plan.get().lines().forEach(watch::note);
    try (Teaching teaching = Teaching.open(plan.get(), how, opening, out)) {
      watch.resumable(
          "answers until now are kept in "
              + how.journal(out)
              + "; the same command goes on with them");
      T result = work.run(Optional.of(teaching));
      steps.tell();
      return result;
    }
  }
}
