package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.DatasetFiles;
import io.tracemill.pipeline.settings.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A dataset of a few questions about a lighthouse, and those that are made of it. */
final class LampsDataset {
  static final Path LAMPS = Path.of("src/test/resources/datasets/lamps");

  /** What of its traces can be used: distinct conversations with an answer. */
  static final int DISTINCT = 16;

  private final Path folder;
  private final Ear ear;

  /** Copies them to {@code parent} in {@code folder}. */
  LampsDataset(Path folder, Ear ear) throws IOException {
    this.folder = folder;
    this.ear = ear;
    Files.createDirectory(parent());
    try (Stream<Path> files = Files.list(LAMPS)) {
      for (Path file : files.toList()) {
        Files.copy(file, parent().resolve(file.getFileName()));
      }
    }
  }

  Path parent() {
    return folder.resolve("parent");
  }

  static DatasetFiles files(Path dataset) {
    return DatasetFiles.find(dataset, new Problems()).orElseThrow();
  }

  /** Makes {@code out}, in the same folder, of another dataset. */
  RelabelTracesResult grow(Path from, DatasetSplit split, String out) throws IOException {
    return run(RelabelTracesRequest.of(files(from), split, folder.resolve(out)));
  }

  RelabelTracesResult run(RelabelTracesRequest request) throws IOException {
    return new RelabelTraces(new Parrot(), () -> 0, ear).run(request);
  }

  /** Gives the parent another file. */
  void write(String name, String text) throws IOException {
    Files.writeString(parent().resolve(name), text);
  }

  static List<String> lines(Path dataset, String name) throws IOException {
    return Files.readAllLines(dataset.resolve(name));
  }

  static List<String> pool(Path dataset) throws IOException {
    return lines(dataset, "traces.jsonl");
  }

  static Map<String, String> all(Path dataset) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> files = Files.list(dataset)) {
      for (Path file : files.toList()) {
        all.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return all;
  }

  /** The first user message of each line. */
  static List<String> asked(Path dataset, String name) throws IOException {
    return lines(dataset, name).stream()
        .map(line -> line.replaceFirst(".*?\"role\":\\s*\"user\",\\s*\"content\":\\s*\"", ""))
        .map(line -> line.substring(0, line.indexOf('"')))
        .toList();
  }
}
