package io.tracemill.platform.local;

import io.tracemill.pipeline.RunJob;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.pipeline.RunResult;
import io.tracemill.pipeline.files.Csv;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.workspace.Shelf;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.util.Optional;

/** What is done for an upload: what {@code tracemill run} does with the same files. */
record UploadJob(Workspace workspace, Crew crew) implements Work<UploadEntry> {

  @Override
  public Shelf<UploadEntry> shelf() {
    return workspace.uploads();
  }

  @Override
  public boolean isWhole(UploadEntry upload) {
    return workspace.isWhole(upload);
  }

  @Override
  public Optional<Exception> run(UploadEntry upload, JobFolder folder, JobLog log)
      throws IOException {
    TracesEntry traces = workspace.traces().find(upload.traces().orElseThrow()).orElseThrow();
    TracesDirectory inputs = new UploadFiles(workspace).job(upload, traces);
    RunRequest request =
        new RunRequest(
            new RunSource.OneByOne(inputs),
            Optional.of(folder.data()),
            true,
            version(upload),
            Csv.NONE,
            RunRequest.ReadOptions.USUAL,
            false,
            SharedAnswers.of(workspace, inputs.teachers()),
            Optional.empty());
    RunResult result = new RunJob(crew.models(), crew.chance(), log).run(request);
    log.write("\n" + crew.summary().apply(result));
    return result.failure();
  }

  /** The usual version is not asked for, as in a run that says nothing of it. */
  private static Optional<DataVersion> version(UploadEntry upload) {
    return Optional.of(upload.rows()).filter(rows -> rows != DataVersion.V0);
  }
}
