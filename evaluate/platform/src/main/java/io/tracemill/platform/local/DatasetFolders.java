package io.tracemill.platform.local;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.pipeline.settings.Overrides;
import io.tracemill.pipeline.settings.TracesDirectory;
import io.tracemill.platform.DatasetFiles;
import io.tracemill.platform.Download;
import io.tracemill.platform.workspace.DatasetEntry;
import io.tracemill.platform.workspace.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the files of datasets are. */
final class DatasetFolders {
  static final String TRAIN = "train.jsonl";
  static final String TEST = "test.jsonl";
  private static final String JOB_DESCRIPTION = "job_description.json";
  private static final List<String> CONFIGS = List.of("config.yaml", "config.yml", "config.json");
  private static final List<String> TRACES =
      List.of("traces.jsonl", "traces.jsonl.gz", "traces.jsonl.zst");
  private static final int SAMPLE = 128;

  private final Workspace workspace;
  private final Intake intake;

  DatasetFolders(Workspace workspace) {
    this.workspace = workspace;
    this.intake = new Intake(workspace);
  }

  JobFolder folder(DatasetEntry dataset) {
    return new JobFolder(workspace.datasets().folder(dataset.id()));
  }

  /** Takes files into {@code data}; what is not there is an empty file there. */
  void take(DatasetFiles files, Path data, Overrides overrides) throws IOException {
    Path config = intake.take(files.config(), data, Intake.configName(files.config()));
    Path job = intake.take(files.jobDescription(), data, JOB_DESCRIPTION);
    check(config, job, overrides);
    take(files.train(), data, TRAIN);
    take(files.test(), data, TEST);
    take(files.traces(), data, files.traces().map(Intake::tracesName).orElse(TRACES.get(0)));
  }

  private void take(Optional<Path> file, Path data, String name) throws IOException {
    if (file.isPresent()) {
      intake.take(file.get(), data, name);
    } else {
      Files.createFile(data.resolve(name));
    }
  }

  /** Takes settings of its own, if there are any. */
  void takeSettings(Optional<Path> config, Optional<Path> jobDescription, Path folder)
      throws IOException {
    if (config.isPresent()) {
      intake.take(config.get(), folder, Intake.configName(config.get()));
    }
    if (jobDescription.isPresent()) {
      intake.take(jobDescription.get(), folder, JOB_DESCRIPTION);
    }
  }

  /** Looks at the settings of what is to be made of {@code parent} in {@code folder}. */
  void check(DatasetEntry parent, Path folder, Overrides overrides) {
    check(config(parent, folder), jobDescription(parent, folder), overrides);
  }

  private static void check(Path config, Path job, Overrides overrides) {
    Optional<Path> none = Optional.empty();
    Intake.check(new TracesDirectory(config, job, config, none, none), overrides);
  }

  /** The config that counts: that in {@code folder}, or that of {@code parent}. */
  Path config(DatasetEntry parent, Path folder) {
    return first(folder, CONFIGS).orElseGet(() -> config(parent));
  }

  Path config(DatasetEntry dataset) {
    return first(folder(dataset).data(), CONFIGS).orElseThrow();
  }

  Path jobDescription(DatasetEntry parent, Path folder) {
    return first(folder, List.of(JOB_DESCRIPTION)).orElseGet(() -> file(parent, JOB_DESCRIPTION));
  }

  Path traces(DatasetEntry dataset) {
    return first(folder(dataset).data(), TRACES).orElseThrow();
  }

  /** A file of a dataset. */
  Path file(DatasetEntry dataset, String name) {
    return folder(dataset).data().resolve(name);
  }

  private static Optional<Path> first(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  List<Download> downloads(DatasetEntry dataset) {
    List<Path> five =
        List.of(
            file(dataset, TRAIN),
            file(dataset, TEST),
            traces(dataset),
            config(dataset),
            file(dataset, JOB_DESCRIPTION));
    return five.stream().map(UploadFiles::download).toList();
  }

  Node sizes(DatasetEntry dataset) throws IOException {
    JsonText json = PlatformJson.object();
    json.name("train_data_size_bytes").value(Files.size(file(dataset, TRAIN)));
    json.name("test_data_size_bytes").value(Files.size(file(dataset, TEST)));
    json.name("traces_size_bytes").value(Files.size(traces(dataset)));
    return Node.of(json.endObject().toString());
  }

  Node sample(DatasetEntry dataset) throws IOException {
    JsonText json = PlatformJson.object().name("rows").beginArray();
    try (BufferedReader rows = Files.newBufferedReader(file(dataset, TRAIN))) {
      String row = rows.readLine();
      for (int i = 0; i < SAMPLE && row != null; i++) {
        json.value(Node.of(row));
        row = rows.readLine();
      }
    }
    return Node.of(json.endArray().endObject().toString());
  }
}
