package io.tracemill.platform.local;

import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.Download;
import io.tracemill.platform.Refusal;
import io.tracemill.platform.RefusedException;
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
    return traces(entry, Optional.empty(), Optional.empty());
  }

  /**
   * The same with another config, or another job description.
   *
   * @throws RefusedException if there is none, neither with the traces nor beside them
   */
  TracesDirectory traces(TracesEntry entry, Optional<Path> config, Optional<Path> job) {
    Path folder = workspace.traces().folder(entry.id());
    return new TracesDirectory(
        tracesFile(entry),
        job.or(() -> first(folder, List.of(JOB_DESCRIPTION)))
            .orElseThrow(() -> alone(entry, "job description")),
        config.or(() -> first(folder, CONFIGS)).orElseThrow(() -> alone(entry, "config")),
        first(folder, TESTS),
        entry.teachers().or(this::teachers));
  }

  private static RefusedException alone(TracesEntry traces, String what) {
    return new RefusedException(
        Refusal.CONFLICT,
        "prepared traces " + traces.id() + " were sent without a " + what + "; give one");
  }

  Path tracesFile(TracesEntry entry) {
    return first(workspace.traces().folder(entry.id()), TRACES).orElseThrow();
  }

  private Optional<Path> teachers() {
    return Optional.of(workspace.teachers()).filter(Files::isRegularFile);
  }

  /** What the job of an upload reads: traces, and its own config and job description. */
  TracesDirectory job(UploadEntry upload, TracesEntry traces) {
    Path folder = folder(upload).path();
    return traces(traces, first(folder, CONFIGS), Optional.of(folder.resolve(JOB_DESCRIPTION)));
  }

  private static Optional<Path> first(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** Keeps an upload of traces, with a config and a job description of its own. */
  void put(UploadEntry upload, Path config, Path jobDescription) throws IOException {
    workspace.make(
        folder -> {
          Files.copy(jobDescription, folder.resolve(JOB_DESCRIPTION));
          Files.copy(config, folder.resolve(Intake.configName(config)));
          workspace.uploads().put(upload, folder);
          return upload;
        });
  }

  JobFolder folder(UploadEntry upload) {
    return new JobFolder(workspace.uploads().folder(upload.id()));
  }

  /** The files that make an upload again. */
  List<Download> downloads(UploadEntry upload) {
    Path data = folder(upload).data();
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
