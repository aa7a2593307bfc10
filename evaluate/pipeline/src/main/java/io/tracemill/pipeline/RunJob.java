package io.tracemill.pipeline;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.ModelName;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.pipeline.teachers.TeachingPlan;
import java.io.IOException;
import java.nio.file.Path;
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
    Optional<TeachingPlan> plan = plan(inputs, problems);
    watch.go(problems);
    RunOptions options = options(request, inputs);
    try (DirectoryClaim claim = RunFiles.claim(options)) {
      RunRecord record = record(request, inputs, options, plan, claim);
      return finish(request, inputs, new RunResult(record, options.out(), Optional.empty()));
    }
  }

  /** Who is asked what; whatever can be wrong with them is looked at before any data is read. */
  private Optional<TeachingPlan> plan(RunInputs inputs, Problems problems) throws IOException {
    Optional<Path> file = inputs.files().teachers();
    RunSettings settings = inputs.settings();
    if (file.isEmpty()) {
      settings.checkWithoutTeachers(problems);
      problems.throwIfAny();
      return Optional.empty();
    }
    Optional<TeachingPlan> plan =
        TeachersFile.read(file.get(), settings.base().parallelRequests(), problems)
            .map(found -> TeachingPlan.of(settings, found, problems));
    problems.throwIfAny();
    for (TeacherEntry used : plan.orElseThrow().used()) {
      models.check(new ModelName.Entry(used));
    }
    return plan;
  }

  private RunRecord record(
      RunRequest request,
      RunInputs inputs,
      RunOptions options,
      Optional<TeachingPlan> plan,
      DirectoryClaim claim)
      throws IOException {
    if (plan.isEmpty()) {
      return new Pipeline(inputs, options, Optional.empty(), watch).run(claim);
    }
    TeacherSteps steps = new TeacherSteps(watch);
    Teachers.Opening opening = new Teachers.Opening(models, options.seed(), steps);
    try (Teaching teaching =
        Teaching.open(plan.get(), request.teachers(), opening, options.out())) {
      watch.resumable(
          "answers until now are kept in "
              + request.teachers().journal(options.out())
              + "; the same command goes on with them");
      RunRecord record = new Pipeline(inputs, options, Optional.of(teaching), watch).run(claim);
      steps.tell();
      return record;
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
  private RunResult finish(RunRequest request, RunInputs inputs, RunResult made)
      throws IOException {
    Path out = made.out();
    Optional<Exception> damaged = DamagedInputs.failure(made.record().damages());
    if (damaged.isPresent()) {
      return new RunResult(made.record(), out, damaged);
    }
    try {
      Acceptance.check(made.record(), request.strict());
    } catch (NotAcceptable e) {
      return new RunResult(made.record(), out, Optional.of(e));
    }
    if (request.model().isEmpty()) {
      return made;
    }
    try {
      ModelStep step = new ModelStep(inputs, out, watch);
      RunRecord whole = step.run(made.record(), models, request.model().get());
      return new RunResult(whole, out, ModelStep.failure(whole));
    } catch (CancelledException e) {
      RunFiles.delete(out);
      throw e;
    } catch (IOException | RuntimeException e) {
      watch.warn(
          out + " is complete but for the model; the same command with `force` goes on with it");
      return new RunResult(made.record(), out, Optional.of(e));
    }
  }
}
