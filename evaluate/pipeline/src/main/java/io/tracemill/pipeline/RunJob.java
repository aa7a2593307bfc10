package io.tracemill.pipeline;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.pipeline.teachers.TeachingPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Runs the platform's pipeline on this machine: traces in; an upload directory, a baseline and
 * perhaps a model's answers out.
 */
public final class RunJob {
  /** Of nine digits at most, which a program that reads run.json keeps exactly. */
  private static final int SEEDS = 1_000_000_000;

  private final Models models;
  private final LongSupplier chance;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param chance draws a seed where the config leaves it open
   */
  public RunJob(Models models, LongSupplier chance, Progress progress) {
    this.models = models;
    this.chance = chance;
    this.watch = new Watch(progress);
  }

  /**
   * Runs it. The directory appears when all but the model's part is written; where the model fails,
   * the same request with {@code force} goes on with it.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if a given test set cannot be used
   */
  public RunResult run(RunRequest request) throws IOException {
    Problems problems = new Problems();
    Optional<TracesDirectory> files = request.source().find(problems);
    problems.throwIfAny();
    try (Spools spools = new Spools()) {
      TracesDirectory found = files.orElseThrow().withTeachers(request.teachers().file());
      return run(request, spools.of(found), problems);
    }
  }

  private RunResult run(RunRequest request, TracesDirectory files, Problems problems)
      throws IOException {
    Overrides overrides = new Overrides(request.version(), request.how().tokenizer(), false);
    RunInputs inputs = RunInputs.read(files, overrides, problems);
    if (request.model().isPresent()) {
      check(request.model().get(), inputs, problems);
    }
    Optional<TeachingPlan> plan = plan(request, inputs, problems);
    watch.go(problems);
    RunOptions options = options(request, inputs);
    try (DirectoryClaim claim = RunFiles.claim(options)) {
      Made made = new Made(request, inputs, options, claim);
      return plan.isPresent() ? taught(made, plan.get()) : run(made, Optional.empty());
    }
  }

  /** What is made, and of what. */
  private record Made(
      RunRequest request, RunInputs inputs, RunOptions options, DirectoryClaim claim) {}

  private RunResult taught(Made made, TeachingPlan plan) throws IOException {
    TeacherSettings how = made.request().teachers();
    Path out = made.options().out();
    TeacherSteps steps = new TeacherSteps(watch);
    Teachers.Opening opening = new Teachers.Opening(models, made.options().seed(), steps);
    plan.lines().forEach(watch::note);
    try (Teaching teaching = Teaching.open(plan, how, opening, out)) {
      watch.resumable(
          "answers until now are kept in "
              + how.journal(out)
              + "; the same command goes on with them");
      RunResult result = run(made, Optional.of(teaching));
      steps.tell();
      return result;
    }
  }

  private RunResult run(Made made, Optional<Teaching> teaching) throws IOException {
    RunRecord record =
        new Pipeline(made.inputs(), made.options(), teaching, watch).run(made.claim());
    RunResult result = new RunResult(record, made.options().out(), Optional.empty());
    return record.taught().estimates().isEmpty() ? finish(made, teaching, result) : result;
  }

  /** Who is asked what; whatever can be wrong with them is looked at before any data is read. */
  private Optional<TeachingPlan> plan(RunRequest request, RunInputs inputs, Problems problems)
      throws IOException {
    request.teachers().check(problems);
    Optional<Path> file = inputs.files().teachers();
    RunSettings settings = inputs.settings();
    if (file.isEmpty()) {
      settings.checkWithoutTeachers(problems);
      if (request.teachers().isGiven()) {
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
            .map(found -> TeachingPlan.of(settings, found, problems));
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

  private void check(ModelPlan plan, RunInputs inputs, Problems problems) throws IOException {
    plan.check(inputs.settings().base().task(), inputs.job(), problems);
    problems.throwIfAny();
    models.check(plan.model().model());
  }

  private RunOptions options(RunRequest request, RunInputs inputs) {
    long seed =
        inputs
            .settings()
            .base()
            .randomSeed()
            .orElseGet(() -> Math.floorMod(chance.getAsLong(), (long) SEEDS));
    return new RunOptions(
        request.out().orElseGet(request.source()::usualOut),
        request.force(),
        request.csv(),
        seed,
        request.how().maxLineBytes(),
        request.how().tokenizer().orElse(TokenizerKind.JACKSON),
        request.how().threads());
  }

  /** Has the model answer, if one is to and the data is acceptable. */
  private RunResult finish(Made made, Optional<Teaching> teaching, RunResult result)
      throws IOException {
    Path out = result.out();
    RunRecord record = result.record();
    Optional<Exception> damaged = DamagedInputs.failure(record.damages());
    if (damaged.isPresent()) {
      return new RunResult(record, out, damaged);
    }
    try {
      Acceptance.check(record, made.request().strict());
    } catch (NotAcceptable e) {
      return new RunResult(record, out, Optional.of(e));
    }
    if (made.request().model().isEmpty()) {
      return result;
    }
    try {
      ModelStep step = new ModelStep(made.inputs(), out, teaching, watch);
      RunRecord whole = step.run(record, models, made.request().model().get());
      return new RunResult(whole, out, ModelStep.failure(whole));
    } catch (CancelledException e) {
      RunFiles.delete(out);
      throw e;
    } catch (IOException | RuntimeException e) {
      watch.warn(
          out + " is complete but for the model; the same command with `force` goes on with it");
      return new RunResult(record, out, Optional.of(e));
    }
  }
}
