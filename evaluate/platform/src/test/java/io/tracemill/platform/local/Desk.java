package io.tracemill.platform.local;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.pipeline.Progress;
import io.tracemill.pipeline.RunJob;
import io.tracemill.pipeline.RunRequest;
import io.tracemill.pipeline.model.KnownModels;
import io.tracemill.pipeline.model.Models;
import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RunSource;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Id;
import io.tracemill.platform.workspace.Outside;
import io.tracemill.platform.workspace.Workspace;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A workspace of a test, and the platform in it. */
final class Desk implements Closeable {
  static final Path SAMPLES = Path.of("..", "..", "samples");

  final Workspace workspace;
  final LocalPlatform platform;
  final JobQueue jobs;

  Desk(Path root) throws IOException {
    this(root, () -> false);
  }

  Desk(Path root, BooleanSupplier ending) throws IOException {
    this.workspace = Workspace.open(root, OUTSIDE);
    this.platform = new LocalPlatform(workspace);
    this.jobs = new JobQueue(workspace, CREW, ending);
  }

  static final Outside OUTSIDE =
      new Outside(Clock.systemUTC(), UUID::randomUUID, new SecureRandom());

  /** Only what a file of teachers names. */
  private static final Models MODELS = new KnownModels(Map.of(), Path.of("nowhere"));

  private static final Crew CREW = new Crew(MODELS, () -> 7, result -> "done", Desk::words);

  private static String words(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /** What {@code tracemill run} makes of a directory. */
  static Path run(Path directory, Path out) throws IOException {
    RunRequest usual = RunRequest.of(new RunSource.InDirectory(directory));
    RunRequest request =
        new RunRequest(
            usual.source(),
            Optional.of(out),
            usual.force(),
            usual.version(),
            usual.csv(),
            usual.how(),
            usual.strict(),
            usual.teachers(),
            usual.model());
    new RunJob(MODELS, () -> 7, new Progress() {}).run(request);
    return out;
  }

  Id model(String name) throws IOException {
    return id(platform.createModel(name));
  }

  static Id id(Node answer) {
    return Id.read(answer.field(Name.of("id")).text()).orElseThrow();
  }

  static TracesDirectory sample(String name) {
    return directory(SAMPLES.resolve(name));
  }

  static TracesDirectory directory(Path directory) {
    return TracesDirectory.find(directory, new Problems()).orElseThrow();
  }

  /** Has all jobs run; gives the upload's status. */
  String finished(Id upload) throws IOException {
    jobs.runAll(id -> new Progress() {});
    return status(upload);
  }

  String status(Id upload) throws IOException {
    return platform.uploadStatus(upload).field(Name.of("status")).text();
  }

  Path data(Id upload) {
    return workspace.uploads().folder(upload).resolve("data");
  }

  @Override
  public void close() throws IOException {
    workspace.close();
  }
}
