package io.tracemill.platform.local;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.TeachersFile;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.Relabel;
import io.tracemill.platform.workspace.DatasetEntry;
import io.tracemill.platform.workspace.DatasetEntry.Origin;
import io.tracemill.platform.workspace.EvaluationEntry;
import io.tracemill.platform.workspace.JobEntry;
import io.tracemill.platform.workspace.JobState;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Datasets in a workspace. */
final class LocalDatasets implements Datasets {
  private static final Overrides V1 = Overrides.none().withDataVersion(DataVersion.V1);

  private final Workspace workspace;
  private final UploadFiles uploads;
  private final DatasetFolders folders;

  LocalDatasets(Workspace workspace) {
    this.workspace = workspace;
    this.uploads = new UploadFiles(workspace);
    this.folders = new DatasetFolders(workspace);
  }

  @Override
  public Node keepTraces(Path file, Optional<Path> config, Optional<Path> jobDescription)
      throws IOException {
    return workspace.make(
        folder -> {
          folders.takeSettings(config, jobDescription, folder);
          new Intake(workspace).take(file, folder, Intake.tracesName(file));
          TracesEntry traces =
              new TracesEntry(
                  workspace.newId(),
                  Optional.empty(),
                  config.flatMap(this::teachers),
                  workspace.now());
          workspace.traces().put(traces, folder);
          return PlatformJson.id(traces.id());
        });
  }

  @Override
  public Node traces() throws IOException {
    JsonText json = new JsonText(Layout.COMPACT).beginArray();
    for (TracesEntry each : workspace.traces().all()) {
      add(json.beginObject(), each).endObject();
    }
    return Node.of(json.endArray().toString());
  }

  private static JsonText add(JsonText json, TracesEntry traces) {
    json.name("id").value(traces.id().text());
    return json.name("created_at").value(Outside.text(traces.createdAt()));
  }

  @Override
  public Node traces(Id id) throws IOException {
    JsonText json = add(PlatformJson.object(), kept(id));
    json.name("status").value(JobStatus.JOB_SUCCESS.name());
    return Node.of(json.endObject().toString());
  }

  private TracesEntry kept(Id id) throws IOException {
    return workspace
        .traces()
        .find(id)
        .orElseThrow(() -> LocalPlatform.unknown("prepared traces called", id));
  }

  @Override
  public List<Download> tracesFiles(Id id) throws IOException {
    return List.of(UploadFiles.download(uploads.tracesFile(kept(id))));
  }

  @Override
  public Node process(Id id, Optional<Path> config, Optional<Path> jobDescription)
      throws IOException {
    TracesEntry traces = kept(id);
    TracesDirectory sent = uploads.traces(traces, config, jobDescription);
    Intake.check(sent, V1);
    UploadEntry upload =
        new UploadEntry(
            workspace.newId(),
            traces.model(),
            Optional.of(id),
            UploadEntry.PREPARED,
            DataVersion.V1,
            workspace.now(),
            JobState.WAITING);
    uploads.put(upload, sent.config(), sent.jobDescription());
    return PlatformJson.id(upload.id());
  }

  @Override
  public Node create(DatasetFiles files) throws IOException {
    return put(files, Origin.SENT);
  }

  @Override
  public Node createFromTraces(Id id, Path config, Path jobDescription) throws IOException {
    Path traces = uploads.tracesFile(kept(id));
    Origin origin = new Origin(Optional.of(id), Optional.empty(), Optional.empty(), false);
    return put(
        new DatasetFiles(
            config, jobDescription, Optional.of(traces), Optional.empty(), Optional.empty()),
        origin);
  }

  private Node put(DatasetFiles files, Origin origin) throws IOException {
    return workspace.make(
        folder -> {
          folders.take(files, Files.createDirectory(folder.resolve("data")), V1);
          return put(origin, teachers(files.config()), folder, JobState.done(workspace.now()));
        });
  }

  private Node put(Origin origin, Optional<Path> teachers, Path folder, JobState job)
      throws IOException {
    DatasetEntry dataset =
        new DatasetEntry(workspace.newId(), origin, teachers, workspace.now(), job);
    workspace.datasets().put(dataset, folder);
    return PlatformJson.id(dataset.id());
  }

  /** The file of teachers beside a config of the user's; nobody else may name one. */
  private Optional<Path> teachers(Path config) {
    return workspace.isScratch(config)
        ? Optional.empty()
        : TeachersFile.beside(config).map(file -> file.toAbsolutePath().normalize());
  }

  @Override
  public Node relabel(Id parent, Relabel how) throws IOException {
    DatasetEntry from = ready(parent);
    return workspace.make(
        folder -> {
          folders.takeSettings(how.config(), how.jobDescription(), folder);
          folders.check(from, folder, V1);
          Origin origin =
              new Origin(
                  Optional.empty(),
                  Optional.of(parent),
                  Optional.of(how.operation().key()),
                  how.smoke());
          Optional<Path> teachers = how.config().flatMap(this::teachers).or(from::teachers);
          return put(origin, teachers, folder, JobState.WAITING);
        });
  }

  @Override
  public Node datasets(int start, int count) throws IOException {
    JsonText json = new JsonText(Layout.COMPACT).beginArray();
    workspace.datasets().all().stream()
        .skip(start)
        .limit(count)
        .forEach(
            dataset -> {
              dataset.addPublic(json.beginObject());
              json.endObject();
            });
    return Node.of(json.endArray().toString());
  }

  @Override
  public Node dataset(Id id) throws IOException {
    DatasetEntry dataset = entry(id);
    JsonText json = PlatformJson.object();
    dataset.addPublic(json);
    json.name("status").value(status(dataset).name());
    return Node.of(json.endObject().toString());
  }

  private DatasetEntry entry(Id id) throws IOException {
    return workspace.datasets().find(id).orElseThrow(() -> LocalPlatform.unknown("dataset", id));
  }

  private static JobStatus status(JobEntry<?> entry) {
    JobStatus status = entry.job().status();
    return status.isFinal() ? status : JobStatus.JOB_RUNNING;
  }

  private static Node statusOf(JobEntry<?> entry) {
    JsonText json = PlatformJson.object().name("status").value(status(entry).name());
    return Node.of(json.endObject().toString());
  }

  @Override
  public Node status(Id id) throws IOException {
    return statusOf(entry(id));
  }

  @Override
  public Node logs(Id id) throws IOException {
    return folders.folder(entry(id)).logs();
  }

  private DatasetEntry ready(Id id) throws IOException {
    DatasetEntry dataset = entry(id);
    checkReady("dataset", dataset);
    return dataset;
  }

  private static void checkReady(String what, JobEntry<?> entry) {
    if (status(entry) != JobStatus.JOB_SUCCESS) {
      throw new RefusedException(
          Refusal.CONFLICT,
          what
              + " "
              + entry.id()
              + " is "
              + status(entry)
              + entry.job().reason().map(": "::concat).orElse(""));
    }
  }

  @Override
  public Node metrics(Id id) throws IOException {
    return folders.sizes(ready(id));
  }

  @Override
  public Node sample(Id id) throws IOException {
    return folders.sample(ready(id));
  }

  @Override
  public List<Download> files(Id id) throws IOException {
    return folders.downloads(ready(id));
  }

  @Override
  public Node evaluate(Id id, Optional<Path> config) throws IOException {
    DatasetEntry dataset = ready(id);
    return workspace.make(
        folder -> {
          if (config.isPresent()) {
            new Intake(workspace).take(config.get(), folder, Intake.configName(config.get()));
          }
          folders.check(dataset, folder, V1);
          EvaluationEntry evaluation =
              new EvaluationEntry(workspace.newId(), id, workspace.now(), JobState.WAITING);
          workspace.evaluations().put(evaluation, folder);
          return PlatformJson.id(evaluation.id());
        });
  }

  private EvaluationEntry evaluation(Id id) throws IOException {
    return workspace
        .evaluations()
        .find(id)
        .orElseThrow(() -> LocalPlatform.unknown("teacher evaluation", id));
  }

  private JobFolder evaluated(Id id) throws IOException {
    EvaluationEntry evaluation = evaluation(id);
    checkReady("teacher evaluation", evaluation);
    return new JobFolder(workspace.evaluations().folder(id));
  }

  @Override
  public Node evaluationStatus(Id id) throws IOException {
    return statusOf(evaluation(id));
  }

  @Override
  public Node evaluationMetrics(Id id) throws IOException {
    JobFolder folder = evaluated(id);
    return PlatformJson.teacherPerformance(
        Node.of(Files.readString(folder.metrics())), folder.predictions().toUri());
  }

  @Override
  public Download evaluationPredictions(Id id) throws IOException {
    return UploadFiles.download(evaluated(id).predictions());
  }
}
