package io.tracemill.platform.local;

import io.tracemill.pipeline.EvaluateModel;
import io.tracemill.pipeline.EvaluateRequest;
import io.tracemill.pipeline.EvaluateResult;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestWords;
import io.tracemill.pipeline.settings.RunInputs;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.workspace.DatasetEntry;
import io.tracemill.platform.workspace.EvaluationEntry;
import io.tracemill.platform.workspace.Folders;
import io.tracemill.platform.workspace.Shelf;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is done for an evaluation: what {@code tracemill evaluate} does with a dataset's files. */
record EvaluationJob(Workspace workspace, Crew crew) implements Work<EvaluationEntry> {

  @Override
  public Shelf<EvaluationEntry> shelf() {
    return workspace.evaluations();
  }

  @Override
  public Optional<Exception> run(EvaluationEntry evaluation, JobFolder folder, JobLog log)
      throws IOException {
    DatasetEntry dataset = workspace.datasets().find(evaluation.dataset()).orElseThrow();
    DatasetFolders datasets = new DatasetFolders(workspace);
    Path config = datasets.config(dataset, folder.path());
    Path job = datasets.jobDescription(dataset, folder.path());
    Path made = Files.createDirectories(folder.path().resolve("data.part"));
    Words words =
        new Words(
            Map.of(
                "model", teacher(config, job),
                "teachers", teachers(dataset).toString(),
                "test", datasets.file(dataset, DatasetFolders.TEST).toString(),
                "train", datasets.file(dataset, DatasetFolders.TRAIN).toString(),
                "config", config.toString(),
                "job-description", job.toString(),
                "out", made.resolve("predictions.jsonl").toString(),
                "force", "force"));
    EvaluateResult result = new EvaluateModel(crew.models(), log).run(EvaluateRequest.read(words));
    String metrics = result.json() + "\n";
    Files.writeString(made.resolve("metrics.json"), metrics, StandardCharsets.UTF_8);
    Folders.delete(folder.data());
    Files.move(made, folder.data(), StandardCopyOption.ATOMIC_MOVE);
    return result.failure();
  }

  private static String teacher(Path config, Path job) {
    Optional<Path> none = Optional.empty();
    TracesDirectory files = new TracesDirectory(config, job, config, none, none);
    Overrides version = Overrides.none().withDataVersion(DataVersion.V1);
    return RunInputs.read(files, version, new Problems()).settings().base().teacherModel();
  }

  private Path teachers(DatasetEntry dataset) throws IOException {
    Path usual = workspace.teachers();
    Path file = dataset.teachers().orElse(usual);
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(
          file.toString(), null, "is not there; write into it who the models of the config are");
    }
    return file;
  }

  /** What is said of the settings of the use case. */
  private record Words(Map<String, String> words) implements RequestWords {
    @Override
    public Optional<String> of(String setting) {
      return Optional.ofNullable(words.get(setting));
    }

    @Override
    public List<String> all(String setting) {
      return of(setting).stream().toList();
    }
  }
}
