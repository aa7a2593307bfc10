package io.tracemill.platform.workspace;

import io.tracemill.pipeline.files.Disk;
import io.tracemill.platform.Id;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A directory that holds what the platform keeps:
 *
 * <pre>
 * version  token  lock
 * models/ID/meta.json
 * traces/ID/{meta.json, traces.jsonl, job_description.json, config.yaml, test.jsonl}
 * uploads/ID/{meta.json, config.yaml, job_description.json, log.txt, data/}
 * datasets/ID/{meta.json, log.txt, data/}    evaluations/ID/{meta.json, log.txt, data/}
 * staging/NAME/FILE
 * tmp/
 * </pre>
 *
 * <p>Several processes may use one at the same time. Thread-safe.
 */
public final class Workspace implements Closeable {
  private static final String VERSION = "1";
  private static final List<String> FOLDERS =
      List.of("models", "traces", "uploads", "datasets", "evaluations", "staging", "tmp");

  /** What makes something in a folder. */
  @FunctionalInterface
  public interface Making<T> {

    /** Makes it. */
    T in(Path folder) throws IOException;
  }

  private final Path root;
  private final Outside outside;
  private final Scratch scratch;
  private final Shelf<ModelEntry> models;
  private final Shelf<TracesEntry> traces;
  private final Shelf<UploadEntry> uploads;
  private final Shelf<DatasetEntry> datasets;
  private final Shelf<EvaluationEntry> evaluations;
  private Instant last = Instant.EPOCH;

  private Workspace(Path root, Outside outside, Scratch scratch) {
    this.root = root;
    this.outside = outside;
    this.scratch = scratch;
    this.models = new Shelf<>(root.resolve("models"), ModelEntry::read);
    this.traces = new Shelf<>(root.resolve("traces"), TracesEntry::read);
    this.uploads = new Shelf<>(root.resolve("uploads"), UploadEntry::read);
    this.datasets = new Shelf<>(root.resolve("datasets"), DatasetEntry::read);
    this.evaluations = new Shelf<>(root.resolve("evaluations"), EvaluationEntry::read);
  }

  /**
   * Opens one, which is made where it is not there.
   *
   * @throws FileSystemException if the directory is something else, or of another version
   */
  public static Workspace open(Path root, Outside outside) throws IOException {
    for (String folder : FOLDERS) {
      Files.createDirectories(root.resolve(folder));
    }
    Path version = root.resolve("version");
    Scratch scratch = Scratch.in(root.resolve("tmp"), outside.ids());
    if (!Files.exists(version)) {
      Path made = scratch.folder().resolve("version");
      Files.writeString(made, VERSION + "\n", StandardCharsets.US_ASCII);
      Disk.forceContents(made);
      Files.move(made, version, StandardCopyOption.ATOMIC_MOVE);
      Disk.forceName(version);
    }
    String found = Files.readString(version, StandardCharsets.US_ASCII).strip();
    if (!found.equals(VERSION)) {
      scratch.close();
      throw new FileSystemException(
          version.toString(),
          null,
          "expected " + VERSION + " but found " + found + "; use the Tracemill that made it");
    }
    return new Workspace(root, outside, scratch);
  }

  /** Whether something looks like one, without making any. */
  public static boolean isAt(Path root) {
    return Files.isRegularFile(root.resolve("version"));
  }

  public Shelf<ModelEntry> models() {
    return models;
  }

  public Shelf<TracesEntry> traces() {
    return traces;
  }

  public Shelf<UploadEntry> uploads() {
    return uploads;
  }

  public Shelf<DatasetEntry> datasets() {
    return datasets;
  }

  public Shelf<EvaluationEntry> evaluations() {
    return evaluations;
  }

  /**
   * Whether an upload exists. One of files of its own comes in two steps, and exists with the
   * second: when its traces are there.
   */
  public boolean isWhole(UploadEntry upload) {
    return upload.traces().map(traces::has).orElse(true);
  }

  /** A name that nothing has yet. */
  public Id newId() {
    return Id.of(outside.ids().get());
  }

  /** The time; no two entries of a process have the same, so that their order is that of coming. */
  public synchronized Instant now() {
    Instant now = outside.now();
    last = now.isAfter(last) ? now : last.plusNanos(1000);
    return last;
  }

  /** A new folder for what is to be put into its place, on the same disk. */
  public Path scratch() throws IOException {
    return scratch.folder();
  }

  /**
   * Has something made in a new folder, which is gone afterwards unless it was put into its place.
   */
  public <T> T make(Making<T> making) throws IOException {
    Path folder = scratch();
    try {
      return making.in(folder);
    } finally {
      Folders.delete(folder);
    }
  }

  /** Whether a file lies in such a folder, so that it may be moved. */
  public boolean isScratch(Path file) {
    return scratch.holds(file);
  }

  /** Where files wait that are sent one by one. */
  public Path staging() {
    return root.resolve("staging");
  }

  /** Where answers of models are kept, for all uploads. */
  public Path answers() {
    return root.resolve("answers");
  }

  /** The file that says who the models are that configs name; it need not be there. */
  public Path teachers() {
    return root.resolve("teachers.yaml");
  }

  /** The right to run jobs, if nobody has it. */
  public Optional<PathLock> takeJobs() throws IOException {
    return PathLock.take(root.resolve("lock"));
  }

  /** What who asks over HTTP has to know. */
  public String token() throws IOException {
    return make(folder -> WorkspaceToken.in(root.resolve("token"), folder, outside.chance()));
  }

  @Override
  public void close() throws IOException {
    scratch.close();
  }
}
