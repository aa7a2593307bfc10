package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RelevanceCommandTest {
  private static final String SHAPE =
      "\\{\"line\":[0-9]+,\"relevance\":[1-5],\"coherence\":[1-5],\"keep\":(true|false),"
          + "\"reasons\":\\[(\"[ -~]+\"(,\"[ -~]+\")*)?\\]\\}";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @Test
  void oneLineForEachTraceInOrder() throws IOException {
    List<String> lines =
        relevance(
            Session.FILES.resolve("chat.jsonl"), Session.FILES.resolve("post.json"), List.of());

    assertThat(lines).allMatch(line -> line.matches(SHAPE));
    assertThat(lines)
        .extracting(line -> line.substring(0, line.indexOf(',')))
        .containsExactly(
            "{\"line\":1",
            "{\"line\":2",
            "{\"line\":4",
            "{\"line\":5",
            "{\"line\":6",
            "{\"line\":7",
            "{\"line\":8");
  }

  @Test
  void thresholdsOfTheCommandLineWin() throws IOException {
    Path traces = Session.FILES.resolve("chat.jsonl");
    Path job = Session.FILES.resolve("post.json");
    List<String> strict =
        List.of("--config", Session.FILES.resolve("post.yaml").toString(), "--min-relevance", "5");

    List<String> lines = relevance(traces, job, strict);

    assertThat(lines)
        .allMatch(line -> line.contains("\"relevance\":5") == line.contains("\"keep\":true"));
    assertThat(out.toString()).contains("relevance at least 5, coherence at least 3");
  }

  @Test
  void everyTraceOfTheBenchmarkIsJudged() throws IOException {
    Path files = Benchmark.file("tft/mixing");

    List<String> lines =
        relevance(
            files.resolve("traces.jsonl"),
            files.resolve("job_description.json"),
            List.of("--config", files.resolve("config.yaml").toString()));

    assertThat(lines).hasSize(61).allMatch(line -> line.matches(SHAPE));
    assertThat(lines).anyMatch(line -> line.contains("\"keep\":true"));
    assertThat(lines).anyMatch(line -> line.contains("\"keep\":false"));
  }

  private List<String> relevance(Path traces, Path job, List<String> more) throws IOException {
    Path to = folder.resolve("relevance.jsonl");
    List<String> arguments = new java.util.ArrayList<>(List.of("relevance", traces.toString()));
    arguments.addAll(List.of("--job-description", job.toString(), "-o", to.toString()));
    arguments.addAll(more);

    assertThat(Session.run(arguments, out, err)).as(err.toString()).isEqualTo(0);

    return Files.readAllLines(to);
  }
}
