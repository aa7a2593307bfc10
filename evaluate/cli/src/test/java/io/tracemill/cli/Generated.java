package io.tracemill.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Traces made up of words, all different, and a job description and a config for them. */
final class Generated {
  private static final String[] WORDS =
      ("tide boat lamp tower stone rope winter letter harbour gull keeper window storm ladder oil"
              + " signal chart anchor lens ship morning fog bell island")
          .split(" ");

  private Generated() {}

  /** Makes a traces directory whose traces file has at least {@code bytes} bytes. */
  static Path directory(Path directory, long bytes) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("job_description.json"),
        "{\"task_description\":\"Answer questions about a lighthouse.\","
            + "\"input_description\":\"A question.\"}");
    Files.writeString(
        directory.resolve("config.yaml"),
        """
        base:
          task: question-answering
        trace_processing:
          relabel: false
          min_relevance_score: 1
          min_coherence_score: 1
          min_generated_examples: 0
        """);
    traces(directory.resolve("traces.jsonl"), bytes);
    return directory;
  }

  /** Writes traces until {@code file} has at least {@code bytes} bytes. */
  static void traces(Path file, long bytes) throws IOException {
    Random random = new Random(7);
    long written = 0;
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int id = 0; written < bytes; id++) {
        String line = trace(id, random);
        writer.write(line);
        written += line.length();
      }
    }
  }

  private static String trace(int id, Random random) {
    StringBuilder line = new StringBuilder("{\"messages\":[");
    line.append("{\"role\":\"user\",\"content\":\"Question ").append(id).append(": ");
    words(line, 30, random);
    line.append("?\"},{\"role\":\"assistant\",\"content\":\"");
    words(line, 60, random);
    return line.append(".\"}]}\n").toString();
  }

  /** One conversation of {@code turns} questions and answers. */
  static void conversation(Path file, int turns) throws IOException {
    Random random = new Random(7);
    StringBuilder line = new StringBuilder("{\"messages\":[");
    for (int turn = 0; turn < turns; turn++) {
      line.append(turn == 0 ? "" : ",").append("{\"role\":\"user\",\"content\":\"");
      words(line, 10, random);
      line.append("?\"},{\"role\":\"assistant\",\"content\":\"");
      words(line, 10, random);
      line.append(".\"}");
    }
    Files.writeString(file, line.append("]}\n"));
  }

  /** Words that are drawn from {@code seed}. */
  static String words(long seed, int count) {
    StringBuilder words = new StringBuilder();
    words(words, count, new Random(seed));
    return words.toString();
  }

  private static void words(StringBuilder line, int count, Random random) {
    for (int i = 0; i < count; i++) {
      line.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
  }
}
