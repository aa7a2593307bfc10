package io.tracemill.pipeline;

import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.files.DirectoryClaim;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.pipeline.teachers.TeachingPlan;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Makes more rows for one split of a dataset from the traces that it has. */
public final class RelabelTraces {
  private final Models models;
  private final LongSupplier chance;
  private final Watch watch;

  /**
   * A use case.
   *
   * @param chance draws a seed where the config leaves it open
   */
  public RelabelTraces(Models models, LongSupplier chance, Progress progress) {
    this.models = models;
    this.chance = chance;
    this.watch = new Watch(progress);
  }

  /**
   * Makes the child, which appears when all of it is written.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if the request cannot be carried out
   * @throws NotAcceptable if there are too few traces, or a row of the parent is none
   */
  public RelabelTracesResult run(RelabelTracesRequest request) throws IOException {
    Problems problems = new Problems();
    RunInputs inputs = inputs(request, problems);
    inputs.settings().checkThinking(problems);
    TeachersOfRun teachers = new TeachersOfRun(models, watch);
    Optional<TeachingPlan> plan =
        teachers.plan(request.teachers(), inputs, TeachingPlan::ofRows, problems);
    watch.go(problems);
    RunOptions options = options(request, inputs);
    ParentRows rows = ParentRows.read(request.parent(), PrepareSettingsOf.rows(inputs.settings()));
    try (DirectoryClaim claim = RunFiles.claimChild(options.out())) {
      return teachers.with(
          plan,
          request.teachers(),
          options,
          taught -> new ChildDataset(inputs, options, request, taught, watch).make(claim, rows));
    }
  }

  private static RunInputs inputs(RelabelTracesRequest request, Problems problems) {
    DatasetFiles parent = request.parent();
    Path traces =
        parent
            .traces()
            .orElseThrow(
                () ->
                    new NotAcceptable(
                        "expected traces to make rows of, but the dataset has no traces.jsonl"));
    Optional<Path> teachers =
        request.teachers().file().or(() -> TeachersFile.beside(parent.config()));
    TracesDirectory files =
        new TracesDirectory(
            traces, parent.jobDescription(), parent.config(), Optional.empty(), teachers);
    Overrides overrides =
        new Overrides(Optional.of(DataVersion.V1), request.how().choices(), false);
    return RunInputs.read(files, overrides, problems);
  }

  private RunOptions options(RelabelTracesRequest request, RunInputs inputs) {
    return new RunOptions(
        request.out(),
        false,
        Csv.NONE,
        RunJob.seed(inputs, chance),
        request.how().choices().policy(),
        request.how().maxLineBytes(),
        request.how().choices().usedTokenizer(),
        request.how().threads());
  }
}
