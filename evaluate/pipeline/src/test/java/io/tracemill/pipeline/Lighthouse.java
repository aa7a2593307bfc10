package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.RunSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A job of made-up questions about a lighthouse, and what there is in its folder. */
final class Lighthouse {
  /** The traces that go to the test set. */
  static final int TESTED = 12;

  private static final String[] WORDS =
      "tide boat lamp tower stone rope winter letter harbour gull keeper window storm ladder oil"
          .split(" ");

  private final Path folder;

  /**
   * Makes a folder {@code data} in {@code folder} with so many traces, the last of them no JSON.
   */
  Lighthouse(Path folder, int traces) throws IOException {
    this.folder = folder;
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        data.resolve("job_description.json"),
        "{\"task_description\":\"Answer questions about a lighthouse.\","
            + "\"input_description\":\"A question.\"}");
    Files.writeString(
        data.resolve("config.yaml"),
        """
        base:
          task: question-answering
        trace_processing:
          relabel: false
          min_relevance_score: 1
          min_coherence_score: 1
          min_generated_examples: 0
          num_traces_as_testing_base:\s"""
            + TESTED
            + "\n");
    Random random = new Random(11);
    StringBuilder lines = new StringBuilder();
    for (int id = 1; id < traces; id++) {
      String asked = "Question " + id + ": " + words(random, 20) + "?";
      lines.append("{\"messages\":[{\"role\":\"user\",\"content\":\"").append(asked);
      lines.append("\"},{\"role\":\"assistant\",\"content\":\"").append(words(random, 30));
      lines.append("\"}]}\n");
    }
    Files.writeString(data.resolve("traces.jsonl"), lines + "no JSON\n");
  }

  private static String words(Random random, int count) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < count; i++) {
      words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.toString();
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path traces() {
    return folder.resolve("data/traces.jsonl");
  }

  RunSource source() {
    return new RunSource.InDirectory(folder.resolve("data"));
  }

  /** A test set of so many questions, with its job description beside it. */
  Path testSet(int rows) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      lines.append("{\"question\":\"").append(row).append("?\",\"answer\":\"").append(row);
      lines.append("\"}\n");
    }
    Path asked = Files.createDirectories(folder.resolve("asked"));
    Files.copy(folder.resolve("data/job_description.json"), asked.resolve("job_description.json"));
    return Files.writeString(asked.resolve("test.jsonl"), lines);
  }

  /** Every file with what it holds. */
  Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        files.put(
            folder.relativize(file).toString(),
            Files.isDirectory(file) ? "a directory" : Files.readString(file));
      }
    }
    return files;
  }

  /** The names of what is in the folder itself. */
  List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).sorted().toList();
    }
  }
}
