package io.tracemill.platform.local;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.pipeline.files.Spools;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.DataFiles;
import io.tracemill.platform.Datasets;
import io.tracemill.platform.Download;
import io.tracemill.platform.Id;
import io.tracemill.platform.JobStatus;
import io.tracemill.platform.Platform;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
import io.tracemill.platform.TraceProcessing;
import io.tracemill.platform.workspace.JobState;
import io.tracemill.platform.workspace.ModelEntry;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import io.tracemill.trace.DataVersion;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The platform in a workspace. What it accepts waits there for {@link JobQueue}, whichever process
 * runs them. Who opens the workspace closes it.
 */
public final class LocalPlatform implements Platform {
  private static final int LONGEST_NAME = 200;

  private final Workspace workspace;
  private final UploadFiles files;
  private final Intake intake;

  /** The platform in {@code workspace}. */
  public LocalPlatform(Workspace workspace) {
    this.workspace = workspace;
    this.files = new UploadFiles(workspace);
    this.intake = new Intake(workspace);
  }

  @Override
  public Datasets datasets() {
    return new LocalDatasets(workspace);
  }

  @Override
  public Node createModel(String name) throws IOException {
    if (name.isBlank() || name.length() > LONGEST_NAME || !isShowable(name)) {
      throw new RefusedException(
          Refusal.INVALID,
          "1 validation error for model: name: expected 1 to " + LONGEST_NAME + " letters");
    }
    ModelEntry model = new ModelEntry(workspace.newId(), name, workspace.now());
    workspace.make(
        folder -> {
          workspace.models().put(model, folder);
          return model;
        });
    return model(model.id());
  }

  private static boolean isShowable(String name) {
    return name.codePoints().noneMatch(Character::isISOControl);
  }

  @Override
  public Node models() throws IOException {
    List<UploadEntry> uploads = uploads();
    List<TracesEntry> traces = workspace.traces().all();
    JsonText json = new JsonText(Layout.COMPACT).beginArray();
    for (ModelEntry model : workspace.models().all()) {
      add(json, model, uploads, traces);
    }
    return Node.of(json.endArray().toString());
  }

  @Override
  public Node model(Id model) throws IOException {
    JsonText json = new JsonText(Layout.COMPACT);
    add(json, entry(model), uploads(), workspace.traces().all());
    return Node.of(json.toString());
  }

  private static void add(
      JsonText json, ModelEntry model, List<UploadEntry> uploads, List<TracesEntry> traces) {
    Optional<Id> owner = Optional.of(model.id());
    PlatformJson.addModel(
        json,
        model,
        uploads.stream().filter(upload -> upload.model().equals(owner)).toList(),
        traces.stream().filter(each -> each.model().equals(owner)).toList());
  }

  private ModelEntry entry(Id model) throws IOException {
    return workspace.models().find(model).orElseThrow(() -> unknown("model", model));
  }

  static RefusedException unknown(String what, Id id) {
    return new RefusedException(Refusal.NOT_FOUND, "there is no " + what + " " + id);
  }

  /** All that are whole: an upload of traces is there when its traces are. */
  private List<UploadEntry> uploads() throws IOException {
    return workspace.uploads().all().stream().filter(workspace::isWhole).toList();
  }

  private UploadEntry upload(Id id) throws IOException {
    return workspace
        .uploads()
        .find(id)
        .filter(workspace::isWhole)
        .orElseThrow(() -> unknown("upload", id));
  }

  @Override
  public Node uploadTraces(Id model, TracesDirectory given) throws IOException {
    entry(model);
    return workspace.make(
        folder -> {
          TracesDirectory taken = take(given, folder);
          UploadEntry upload = waiting(model, workspace.newId(), UploadEntry.DIRECT);
          files.put(upload, taken.config(), taken.jobDescription());
          put(upload.traces().orElseThrow(), model, teachers(given), folder);
          return PlatformJson.id(upload.id());
        });
  }

  private TracesDirectory take(TracesDirectory given, Path folder) throws IOException {
    try (Spools spools = new Spools()) {
      return intake.take(spools.of(given), folder);
    }
  }

  private static Optional<Path> teachers(TracesDirectory given) {
    return given.teachers().map(file -> file.toAbsolutePath().normalize());
  }

  private void put(Id traces, Id model, Optional<Path> teachers, Path folder) throws IOException {
    workspace
        .traces()
        .put(new TracesEntry(traces, Optional.of(model), teachers, workspace.now()), folder);
  }

  private UploadEntry waiting(Id model, Id traces, String source) {
    return new UploadEntry(
        workspace.newId(),
        Optional.of(model),
        Optional.of(traces),
        source,
        DataVersion.V0,
        workspace.now(),
        JobState.WAITING);
  }

  @Override
  public Node prepareTraces(Id model, TracesDirectory given) throws IOException {
    entry(model);
    return workspace.make(
        folder -> {
          take(given, folder);
          Id traces = workspace.newId();
          put(traces, model, teachers(given), folder);
          return PlatformJson.id(traces);
        });
  }

  @Override
  public Node process(Id model, Id traces, TraceProcessing how) throws IOException {
    entry(model);
    TracesEntry entry =
        workspace
            .traces()
            .find(traces)
            .filter(found -> found.model().equals(Optional.of(model)))
            .orElseThrow(() -> unknown("prepared traces of this model called", traces));
    TracesDirectory sent = files.traces(entry);
    Reprocessing changed = Reprocessing.of(sent.config(), how);
    UploadEntry upload = waiting(model, traces, UploadEntry.PREPARED);
    return workspace.make(
        folder -> {
          Path config = folder.resolve(String.valueOf(sent.config().getFileName()));
          changed.writeTo(config);
          Intake.check(
              new TracesDirectory(
                  sent.traces(), sent.jobDescription(), config, sent.testSet(), Optional.empty()));
          files.put(upload, config, sent.jobDescription());
          return changed
              .warning()
              .map(told -> PlatformJson.id(upload.id(), told))
              .orElse(PlatformJson.id(upload.id()));
        });
  }

  @Override
  public Node reprocess(Id model, TraceProcessing how) throws IOException {
    entry(model);
    TracesEntry newest =
        workspace.traces().all().stream()
            .filter(traces -> traces.model().equals(Optional.of(model)))
            .findFirst()
            .orElseThrow(
                () ->
                    new RefusedException(
                        Refusal.CONFLICT,
                        "model " + model + " has no traces yet; upload some first"));
    return process(model, newest.id(), how);
  }

  @Override
  public Node uploadData(Id model, DataFiles given) throws IOException {
    entry(model);
    UploadEntry upload =
        new UploadEntry(
            workspace.newId(),
            Optional.of(model),
            Optional.empty(),
            UploadEntry.DIRECT,
            DataVersion.V0,
            workspace.now(),
            JobState.done(workspace.now()));
    return workspace.make(
        folder -> {
          new DataIntake(intake).take(given, Files.createDirectory(folder.resolve("data")));
          workspace.uploads().put(upload, folder);
          return PlatformJson.id(upload.id());
        });
  }

  @Override
  public Node uploadStatus(Id id) throws IOException {
    UploadEntry upload = upload(id);
    JobStatus status = status(upload);
    if (status != JobStatus.JOB_SUCCESS || upload.traces().isEmpty()) {
      return PlatformJson.status(status, Optional.empty(), Optional.empty());
    }
    Node metrics = Node.of(Files.readString(files.folder(upload).metrics()));
    Optional<URI> predictions = Optional.of(files.folder(upload).predictions().toUri());
    return PlatformJson.status(status, Optional.of(metrics), predictions);
  }

  /** From acceptance on a job is running for those who ask: the page's loop ends at all else. */
  private JobStatus status(UploadEntry upload) {
    JobStatus status = upload.job().status();
    if (status.isFinal()) {
      return status;
    }
    boolean stopped = status == JobStatus.JOB_PENDING && files.folder(upload).isStopped();
    return stopped ? JobStatus.JOB_STOPPED : JobStatus.JOB_RUNNING;
  }

  @Override
  public Node uploadLogs(Id id) throws IOException {
    return files.folder(upload(id)).logs();
  }

  @Override
  public Node stopUpload(Id id) throws IOException {
    UploadEntry upload = upload(id);
    if (!upload.job().status().isFinal()) {
      files.folder(upload).stop();
    }
    return uploadStatus(id);
  }

  @Override
  public List<Download> data(Id id) throws IOException {
    return files.downloads(ready(id));
  }

  @Override
  public Download predictions(Id id) throws IOException {
    UploadEntry upload = ready(id);
    if (upload.traces().isEmpty()) {
      throw new RefusedException(
          Refusal.CONFLICT,
          "upload " + id + " is of data without traces: nobody predicted anything");
    }
    return UploadFiles.download(files.folder(upload).predictions());
  }

  private UploadEntry ready(Id id) throws IOException {
    UploadEntry upload = upload(id);
    JobStatus status = status(upload);
    if (status != JobStatus.JOB_SUCCESS) {
      throw new RefusedException(
          Refusal.CONFLICT,
          "upload " + id + " is " + status + upload.job().reason().map(": "::concat).orElse(""));
    }
    return upload;
  }
}
