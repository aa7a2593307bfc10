package io.tracemill.platform.local;

import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Download;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import io.tracemill.platform.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Where the files of uploads and their traces are. */
final class UploadFiles {
  private static final List<String> CONFIGS = List.of("config.yaml", "config.yml", "config.json");
  private static final String JOB_DESCRIPTION = "job_description.json";
  private static final List<String> TRACES =
      List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst");
  private static final List<String> TESTS = List.of("test.jsonl", "test.csv");
  private static final List<String> DATA =
      Stream.of(
              List.of("train.jsonl", "train.csv"),
              TESTS,
              List.of("unstructured.jsonl", "unstructured.csv"),
              CONFIGS,
              List.of(JOB_DESCRIPTION))
          .flatMap(List::stream)
          .toList();

  private final Workspace workspace;

  UploadFiles(Workspace workspace) {
    this.workspace = workspace;
  }

  /** The files of prepared traces, as they were sent. */
  TracesDirectory traces(TracesEntry entry) {
    Path folder = workspace.traces().folder(entry.id());
    return new TracesDirectory(
        first(folder, TRACES).orElseThrow(),
        folder.resolve(JOB_DESCRIPTION),
        first(folder, CONFIGS).orElseThrow(),
        first(folder, TESTS),
        entry.teachers().or(this::teachers));
  }

  private Optional<Path> teachers() {
    return Optional.of(workspace.teachers()).filter(Files::isRegularFile);
  }

  /** What the job of an upload reads: traces, and its own config and job description. */
  TracesDirectory job(UploadEntry upload, TracesEntry traces) {
    Path folder = folder(upload);
    TracesDirectory sent = traces(traces);
    return new TracesDirectory(
        sent.traces(),
        folder.resolve(JOB_DESCRIPTION),
        first(folder, CONFIGS).orElseThrow(),
        sent.testSet(),
        sent.teachers());
  }

  private static Optional<Path> first(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private Path folder(UploadEntry upload) {
    return workspace.uploads().folder(upload.id());
  }

  /** The directory that an upload's job makes. */
  Path data(UploadEntry upload) {
    return folder(upload).resolve("data");
  }

  Path metrics(UploadEntry upload) {
    return data(upload).resolve("metrics.json");
  }

  Path predictions(UploadEntry upload) {
    return data(upload).resolve("predictions.jsonl");
  }

  /** What was said while it was processed. */
  Path log(UploadEntry upload) {
    return folder(upload).resolve("log.txt");
  }

  /** A file that is there when an upload is not to go on. */
  Path stop(UploadEntry upload) {
    return folder(upload).resolve("stop");
  }

  /** The files that make an upload again. */
  List<Download> downloads(UploadEntry upload) throws IOException {
    Path data = data(upload);
    return DATA.stream()
        .map(data::resolve)
        .filter(Files::isRegularFile)
        .map(UploadFiles::download)
        .toList();
  }

  static Download download(Path file) {
    return new Download(
        String.valueOf(file.getFileName()),
        OptionalLong.of(file.toFile().length()),
        () -> Files.newInputStream(file));
  }
}
