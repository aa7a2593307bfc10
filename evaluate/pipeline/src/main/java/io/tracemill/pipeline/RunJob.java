package io.tracemill.pipeline;

import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.ModelPlan;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.ReadingChoices;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
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
    Overrides overrides = new Overrides(request.version(), request.how().choices(), false);
    RunInputs inputs = RunInputs.read(files, overrides, problems);
    if (request.model().isPresent()) {
      check(request.model().get(), inputs, problems);
    }
    TeachersOfRun teachers = new TeachersOfRun(models, watch);
    Optional<TeachingPlan> plan =
        teachers.plan(request.teachers(), inputs, TeachingPlan::of, problems);
    watch.go(problems);
    RunOptions options = options(request, inputs);
    try (DirectoryClaim claim = RunFiles.claim(options)) {
      Made made = new Made(request, inputs, options, claim);
      return teachers.with(plan, request.teachers(), options, taught -> run(made, taught));
    }
  }

  /** What is made, and of what. */
  private record Made(
      RunRequest request, RunInputs inputs, RunOptions options, DirectoryClaim claim) {}

  private RunResult run(Made made, Optional<Teaching> teaching) throws IOException {
    Pipeline.Written written =
        new Pipeline(made.inputs(), made.options(), teaching, watch).run(made.claim());
    RunRecord record = written.record();
    RunResult result =
        new RunResult(record, made.options().out(), written.surprises(), Optional.empty());
    if (!record.taught().estimates().isEmpty()) {
      return result;
    }
    RunResult all = finish(made, teaching, result);
    return all.record().model().isPresent() ? shown(all) : all;
  }

  /** Makes the page anew, with the model. */
  private RunResult shown(RunResult result) {
    try {
      new WriteReport(watch).run(new ReportRequest(result.out(), result.page()));
      return result;
    } catch (IOException e) {
      watch.warn("the page is without the model; tracemill report " + result.out() + " adds it");
      return result.with(e);
    }
  }

  private void check(ModelPlan plan, RunInputs inputs, Problems problems) throws IOException {
    plan.check(inputs.settings().base().task(), inputs.job(), problems);
    problems.throwIfAny();
    models.check(plan.model().model());
  }

  /** The seed of the config, or one that {@code chance} draws where that leaves it open. */
  static long seed(RunInputs inputs, LongSupplier chance) {
    return inputs
        .settings()
        .base()
        .randomSeed()
        .orElseGet(() -> Math.floorMod(chance.getAsLong(), (long) SEEDS));
  }

  private RunOptions options(RunRequest request, RunInputs inputs) throws IOException {
    ReadingChoices choices = request.how().choices();
    return new RunOptions(
        request.out().orElseGet(request.source()::usualOut),
        request.force(),
        request.csv(),
        seed(inputs, chance),
        EarlierTraces.seen(choices.earlier(), choices.policy(), watch),
        request.how().maxLineBytes(),
        choices.usedTokenizer(),
        request.how().threads());
  }

  /** Has the model answer, if one is to and the data is acceptable. */
  private RunResult finish(Made made, Optional<Teaching> teaching, RunResult result)
      throws IOException {
    Path out = result.out();
    RunRecord record = result.record();
    Optional<Exception> damaged = DamagedInputs.failure(record.damages());
    if (damaged.isPresent()) {
      return result.with(damaged.get());
    }
    try {
      Acceptance.check(record, made.request().strict());
    } catch (NotAcceptable e) {
      return result.with(e);
    }
    if (made.request().model().isEmpty()) {
      return result;
    }
    try {
      ModelStep step = new ModelStep(made.inputs(), out, teaching, watch);
      RunRecord whole = step.run(record, models, made.request().model().get());
      return new RunResult(whole, out, result.surprises(), ModelStep.failure(whole));
    } catch (CancelledException e) {
      RunFiles.delete(out);
      throw e;
    } catch (IOException | RuntimeException e) {
      watch.warn(
          out + " is complete but for the model; the same command with `force` goes on with it");
      return result.with(e);
    }
  }
}
