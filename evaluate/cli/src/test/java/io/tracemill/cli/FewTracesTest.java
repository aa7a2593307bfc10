package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first data set has few traces: both sides get some, and the sizes that are told do. */
class FewTracesTest {
  private static final String CONFIG =
      """
      base:
        task: question-answering-closed-book
        random_seed: 1
      trace_processing:
        relabel: false
      """;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 7, 12, 30})
  void theSizesThatAreToldDo(int traces) throws IOException {
    make(traces);
    assertThat(run()).isEqualTo(3);
    assertThat(rows("train.jsonl")).isPositive();
    assertThat(rows("test.jsonl")).isPositive();
    String told = err.toString();
    Files.writeString(
        folder.resolve("config.yaml"), CONFIG + told.substring(told.indexOf("\n  num_") + 1));
    err.getBuffer().setLength(0);

    assertThat(run()).isZero();
    assertThat(rows("train.jsonl") + rows("test.jsonl")).isEqualTo(traces);
  }

  @Test
  void twelveTraces() throws IOException {
    make(12);
    assertThat(run()).isEqualTo(3);
    assertThat(err.toString().replace("\r\n", "\n"))
        .isEqualTo(
            "tracemill: train.jsonl: expected at least 20 rows"
                + " (trace_processing.min_generated_examples) but found 6; the config asks for 400"
                + " traces and 12 are kept; with more traces, or with these lines in its"
                + " trace_processing, a run ends well:\n"
                + "  num_traces_as_training_base: 9\n"
                + "  num_traces_as_testing_base: 3\n"
                + "  min_generated_examples: 3\n");
  }

  @Test
  void oneTraceCannotBeSplit() throws IOException {
    make(1);
    assertThat(run()).isEqualTo(3);
    assertThat(err.toString()).contains("1 is kept: one alone cannot be split");
  }

  private void make(int traces) throws IOException {
    Files.writeString(folder.resolve("config.yaml"), CONFIG);
    Files.writeString(
        folder.resolve("job_description.json"),
        "{\"task_description\": \"You are a helpful banking assistant.\"}");
    Files.writeString(
        folder.resolve("traces.jsonl"),
        IntStream.range(0, traces)
            .mapToObj(
                i ->
                    "{\"messages\": [{\"role\": \"user\", \"content\": \"What is the balance of my"
                        + " account "
                        + i
                        + "?\"}, {\"role\": \"assistant\", \"content\": \"Your balance is $"
                        + (100 + i)
                        + ".\"}]}\n")
            .collect(Collectors.joining()));
  }

  private int run() {
    String to = folder.resolve("out").toString();
    return Session.run(
        List.of("run", folder.toString(), "--out", to, "--force", "--quiet"), out, err);
  }

  private long rows(String file) throws IOException {
    return Files.readAllLines(folder.resolve("out").resolve(file)).size();
  }
}
