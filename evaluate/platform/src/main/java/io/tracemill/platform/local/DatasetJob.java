package io.tracemill.platform.local;

import io.tracemill.pipeline.DatasetSplit;
import io.tracemill.pipeline.RelabelTraces;
import io.tracemill.pipeline.RelabelTracesRequest;
import io.tracemill.pipeline.RelabelTracesResult;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.platform.workspace.DatasetEntry;
import io.tracemill.platform.workspace.Folders;
import io.tracemill.platform.workspace.Shelf;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes a dataset of its parent: traces of the pool become rows of one split. */
record DatasetJob(Workspace workspace, Crew crew) implements Work<DatasetEntry> {

  @Override
  public Shelf<DatasetEntry> shelf() {
    return workspace.datasets();
  }

  @Override
  public Optional<Exception> run(DatasetEntry child, JobFolder folder, JobLog log)
      throws IOException {
    DatasetEntry parent =
        workspace.datasets().find(child.origin().parent().orElseThrow()).orElseThrow();
    DatasetFolders folders = new DatasetFolders(workspace);
    // What an interrupted run completed without being able to say so.
    Folders.delete(folder.data());
    RelabelTracesRequest request =
        new RelabelTracesRequest(
            folders.inputs(parent, folder.path()),
            split(child),
            child.origin().smoke(),
            folder.data(),
            RunRequest.ReadOptions.USUAL,
            SharedAnswers.of(workspace, teachers(child)));
    RelabelTracesResult result = new RelabelTraces(crew.models(), crew.chance(), log).run(request);
    log.write("\n" + result.json());
    return result.failure();
  }

  private static DatasetSplit split(DatasetEntry child) {
    String operation = child.origin().operation().orElseThrow();
    return Stream.of(DatasetSplit.values())
        .filter(split -> split.operation().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private Optional<Path> teachers(DatasetEntry child) {
    return child
        .teachers()
        .or(() -> Optional.of(workspace.teachers()))
        .filter(Files::isRegularFile);
  }
}
