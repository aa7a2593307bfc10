package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Destination;
import io.tracemill.pipeline.files.Sink;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.settings.Document;
import io.tracemill.pipeline.settings.JobDescriptionReader;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSettings;
import io.tracemill.pipeline.settings.Tasks;
import io.tracemill.prepare.RelevanceReport;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Sampled;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** Says of each trace how well it fits a job description, how well it hangs together, and why. */
public final class JudgeTraces {
  private final OutputStream caller;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param caller takes judgements that are to go to no file; not closed
   */
  public JudgeTraces(OutputStream caller, Progress progress) {
    this.caller = caller;
    this.watch = new Watch(progress);
  }

  /**
   * Judges: a line of JSON for each trace, in the order of the input.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   */
  public RelevanceResult run(RelevanceRequest request) throws IOException {
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
    watch.go(problems);
    RelevanceScreen screen =
        RelevanceScreen.of(
            job.orElseThrow(),
            task.orElseGet(() -> Tasks.of(job.get())),
            thresholds(request, config));
    try (Spools spools = new Spools()) {
      TraceInputs traces = request.traces().again(spools);
      RelevanceReport report = survey(traces, config, screen);
      return judge(traces, report, request.out(), thresholds(request, config));
    }
  }

  private static Thresholds thresholds(RelevanceRequest request, Optional<RunSettings> config) {
    Thresholds usual =
        config
            .map(found -> found.traceProcessing().relevance().thresholds())
            .orElse(Thresholds.DEFAULT);
    return new Thresholds(
        request.minRelevance().orElse(usual.minRelevance()),
        request.minCoherence().orElse(usual.minCoherence()));
  }

  private RelevanceReport survey(
      TraceInputs traces, Optional<RunSettings> config, RelevanceScreen screen) throws IOException {
    try (Watch step = watch.begin("gather", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step)) {
      Sampled source = new Sampled(inputs, traces.tokenizer());
      Optional<TraceFormat> known =
          traces
              .format()
              .or(() -> config.map(found -> found.traceProcessing().observationFormat()));
      TraceFormat format = known.isPresent() ? known.get() : traces.format(source, inputs, watch);
      try (TraceFile file = traces.file(source, format)) {
        return RelevanceReport.of(file, ConvertRequest.usualThreads(), screen);
      }
    }
  }

  private RelevanceResult judge(
      TraceInputs traces, RelevanceReport report, Sink out, Thresholds thresholds)
      throws IOException {
    try (Watch step = watch.begin("judge", Progress.Unit.BYTES, traces.bytes());
        Inputs inputs = traces.open(step);
        TraceFile file = traces.file(inputs, report.format());
        Destination lines = Destination.open(out, caller)) {
      RelevanceReport.Counts counts = report.write(file, lines.out());
      DamagedInputs.check(inputs.damages(), counts.lines().kept());
      lines.complete();
      return result(counts, thresholds, DamagedInputs.failure(inputs.damages()));
    }
  }

  private static RelevanceResult result(
      RelevanceReport.Counts counts, Thresholds thresholds, Optional<Exception> failure) {
    return new RelevanceResult(
        StageCounts.of(counts.lines()),
        StageCounts.of(counts.traces()),
        counts.judged(),
        thresholds.minRelevance(),
        thresholds.minCoherence(),
        failure);
  }
}
