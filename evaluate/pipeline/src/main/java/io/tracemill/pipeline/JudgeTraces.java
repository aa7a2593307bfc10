package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.Tasks;
import io.tracemill.pipeline.teachers.Teachers;
import io.tracemill.prepare.RelevanceReport;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.teach.filter.TeacherRater;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Says of each trace how well it fits a job description, how well it hangs together, and why. */
public final class JudgeTraces {
  private final Models models;
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param models those of teachers that a request names
   * @param caller takes judgements that are to go to no file; not closed
   */
  public JudgeTraces(Models models, OutputStream caller, Progress progress) {
    this.models = models;
    this.caller = caller;
    this.watch = new Watch(progress);
  }

  /**
   * Judges: a line of JSON for each trace, in the order of the input.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   */
  public RelevanceResult run(RelevanceRequest request) throws IOException {
    Plan plan = plan(request);
    try (Spools spools = new Spools()) {
      TraceInputs traces = request.traces().again(spools).afterEarlier(watch);
      return judge(traces, report(traces, plan), plan);
    }
  }

  /** What a request comes to, when its files of settings are read. */
  private record Plan(
      RelevanceRequest request,
      Optional<RunSettings> config,
      JobDescription job,
      Optional<RelevanceTeacher> teacher) {

    RelevanceScreen screen() {
      Optional<Task> task = request.task().or(() -> config.map(found -> found.base().task()));
      return RelevanceScreen.of(job, task.orElseGet(() -> Tasks.of(job)), thresholds());
    }

    Thresholds thresholds() {
      Thresholds usual =
          config
              .map(found -> found.traceProcessing().relevance().thresholds())
              .orElse(Thresholds.DEFAULT);
      return new Thresholds(
          request.minRelevance().orElse(usual.minRelevance()),
          request.minCoherence().orElse(usual.minCoherence()));
    }
  }

  private Plan plan(RelevanceRequest request) throws IOException {
    Problems problems = new Problems();
    request.check(problems);
    Optional<RunSettings> config =
        request
            .config()
            .flatMap(file -> Document.read(file, problems))
            .flatMap(found -> RunSettings.read(found, Overrides.none(), problems));
    Optional<Task> task = request.task().or(() -> config.map(found -> found.base().task()));
    Optional<JobDescription> job =
        Document.read(request.job(), problems)
            .flatMap(found -> JobDescriptionReader.read(found, task, problems));
    Optional<RelevanceTeacher> teacher = RelevanceTeacher.of(request, config, problems);
    watch.go(problems);
    if (teacher.isPresent()) {
      teacher.get().check(models);
    }
    return new Plan(request, config, job.orElseThrow(), teacher);
  }

  private RelevanceReport report(TraceInputs traces, Plan plan) throws IOException {
    if (plan.teacher().isEmpty()) {
      return survey(traces, plan, Optional.empty());
    }
    TeacherSteps steps = new TeacherSteps(watch);
    Path journal = plan.request().journal();
    watch.resumable(
        "answers until now are kept in " + journal + "; the same command goes on with them");
    try (Teachers teachers = plan.teacher().get().open(models, steps, journal)) {
      TeacherRater rater = plan.teacher().get().rater(teachers, plan.job());
      RelevanceReport report = survey(traces, plan, Optional.of(rater));
      steps.tell();
      return report;
    }
  }

  private RelevanceReport survey(TraceInputs traces, Plan plan, Optional<TeacherRater> rater)
      throws IOException {
    try (Watch step = watch.begin("gather", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step)) {
      Sampled source = new Sampled(inputs, traces.tokenizer());
      Optional<TraceFormat> known =
          traces
              .format()
              .or(
                  () ->
                      plan.config()
                          .filter(RunSettings::saysFormat)
                          .map(found -> found.traceProcessing().observationFormat()));
      TraceFormat format = known.isPresent() ? known.get() : traces.format(source, inputs, watch);
      try (TraceFile file = traces.file(source, format)) {
        return RelevanceReport.of(file, ConvertRequest.usualThreads(), plan.screen(), rater);
      }
    }
  }

  private RelevanceResult judge(TraceInputs traces, RelevanceReport report, Plan plan)
      throws IOException {
    try (Watch step = watch.begin("judge", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step);
        TraceFile file = traces.file(inputs, report.format());
        Destination lines = Destination.open(plan.request().out(), caller)) {
      RelevanceReport.Counts counts = report.write(file, lines.out());
      DamagedInputs.check(inputs.damages(), counts.lines().kept());
      lines.complete();
      return result(counts, plan, DamagedInputs.failure(inputs.damages()));
    }
  }

  private static RelevanceResult result(
      RelevanceReport.Counts counts, Plan plan, Optional<Exception> failure) {
    Thresholds thresholds = plan.thresholds();
    return new RelevanceResult(
        StageCounts.of(counts.lines()),
        StageCounts.of(counts.traces()),
        counts.judged(),
        counts
            .compared()
            .map(compared -> new TeacherScores(plan.teacher().orElseThrow().name(), compared)),
        thresholds.minRelevance(),
        thresholds.minCoherence(),
        failure);
  }
}
