package io.tracemill.platform.local;

import io.tracemill.pipeline.RunJob;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.pipeline.teachers.TeacherSettings;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What is done for an upload: what {@code tracemill run} does with the same files.
 *
 * @param chance draws a seed where the config leaves it open
 * @param summary what people are told of a run
 * @param reason what people are told of a failure
 */
public record UploadJob(
    Models models,
    LongSupplier chance,
    Function<RunResult, String> summary,
    Function<Throwable, String> reason) {

  RunResult run(UploadFiles files, UploadEntry upload, Workspace workspace, JobLog log)
      throws IOException {
    TracesEntry traces = workspace.traces().find(upload.traces().orElseThrow()).orElseThrow();
    TracesDirectory inputs = files.job(upload, traces);
    RunRequest request =
        new RunRequest(
            new RunSource.OneByOne(inputs),
            Optional.of(files.data(upload)),
            true,
            Optional.empty(),
            Csv.NONE,
            RunRequest.ReadOptions.USUAL,
            false,
            teachers(inputs, workspace),
            Optional.empty());
    RunResult result = new RunJob(models, chance, log).run(request);
    log.write("\n" + summary.apply(result));
    return result;
  }

  /** PlatformJson of models are kept for all uploads: reprocessing asks nobody twice. */
  private static TeacherSettings teachers(TracesDirectory inputs, Workspace workspace) {
    TeacherSettings usual = TeacherSettings.USUAL;
    return inputs.teachers().isEmpty()
        ? usual
        : new TeacherSettings(
            inputs.teachers(),
            Optional.of(workspace.answers()),
            usual.prompts(),
            usual.onFailure(),
            usual.most(),
            usual.contested(),
            usual.estimate());
  }

  String words(Throwable failure) {
    return reason.apply(failure);
  }
}
