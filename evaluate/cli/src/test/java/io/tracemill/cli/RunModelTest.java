package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model as the last step of a run. */
class RunModelTest {
  private static final int ROWS = 4;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 20_000);
    Path config = folder.resolve("data/config.yaml");
    String base = "  num_traces_as_testing_base: " + ROWS + "\n";
    Files.writeString(config, Files.readString(config) + base);
  }

  @Test
  void modelStandsBesideTheOriginal() throws IOException {
    String model = model(answers("a boat in the fog"));

    assertThat(run("--model", model)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("model: tide, 4 of 4 test rows answered\n")
        .containsPattern("rouge +original +4 +1\\.0000")
        .containsPattern("rouge +tide +4 +0\\.");
    assertThat(folder.resolve("out/model-predictions.jsonl")).content().hasLineCount(ROWS);
    assertThat(folder.resolve("out/model-metrics.json")).content().contains("\"rouge\"");
    assertThat(folder.resolve("out/run.json"))
        .content()
        .contains("\"model\": {\n    \"name\": \"tide\"")
        .contains("\"model-predictions.jsonl\": {\n      \"bytes\": ");
    assertThat(names(folder)).containsExactlyInAnyOrder("data", "out", "tide");
    assertThat(names(folder.resolve("out"))).noneMatch(name -> name.endsWith(".part"));
  }

  @Test
  void jsonHasTheSameNumbers() throws IOException {
    String model = model(answers("a boat in the fog"));

    assertThat(run("--model", model, "--output", "json")).isZero();
    String metrics = Files.readString(folder.resolve("out/model-metrics.json"));
    assertThat(out.toString().replaceAll("\\s", "")).contains(metrics.replaceAll("\\s", ""));
  }

  @Test
  void whatIsCompleteStaysWhereTheModelFails() throws IOException {
    List<String> stopping = answers("a boat");
    stopping.set(2, "{\"stops\": \"the GPU is lost\"}");
    String model = model(stopping);

    assertThat(run("--model", model)).isEqualTo(1);
    assertThat(err.toString().replace(folder.toString(), "F"))
        .isEqualTo(
            """
            F/out is complete but for the model; the same command with --force goes on with it
            tracemill: the GPU is lost
            """);
    assertThat(out.toString()).contains("kept").doesNotContain("tide");
    assertThat(folder.resolve("out/test.jsonl")).content().hasLineCount(ROWS);
    assertThat(folder.resolve("out/run.json")).content().doesNotContain("tide");
    assertThat(names(folder.resolve("out"))).noneMatch(name -> name.startsWith("model"));

    model(answers("a boat"));
    err.getBuffer().setLength(0);
    assertThat(run("--model", model, "--force")).isZero();
    assertThat(err.toString()).startsWith("resumed: 2 of 4 rows were finished\nfinished 2 rows");
    assertThat(names(folder)).containsExactlyInAnyOrder("data", "out", "tide");
  }

  @Test
  void whatIsLeftOfAKilledModelMayBeReplaced() throws IOException {
    String model = model(answers("a boat"));
    assertThat(run("--model", model)).isZero();
    Files.writeString(folder.resolve("out/model-predictions.jsonl.part"), "half");
    Files.writeString(folder.resolve("out/run.json.part"), "half");

    assertThat(run("--model", model, "--force")).as(err.toString()).isZero();
    assertThat(run("--force")).isZero();
    assertThat(names(folder.resolve("out"))).noneMatch(name -> name.startsWith("model"));
  }

  @Test
  void modelThatAnswersNothingIsTold() throws IOException {
    String model = model(Collections.nCopies(ROWS, "{\"too_long\": 9000}"));

    assertThat(run("--model", model)).isEqualTo(3);
    assertThat(err.toString())
        .contains("test.jsonl:4: the prompt has 9000 tokens and the model holds 8192\n")
        .endsWith("tracemill: the model could answer no row of the test set\n");
    assertThat(folder.resolve("out/model-predictions.jsonl")).content().hasLineCount(ROWS);
  }

  @Test
  void labelsOfNoClassificationAreRefusedBeforeAnything() throws IOException {
    String model = model(answers("a boat"));

    assertThat(run("--model", model, "--labels", "score")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "--labels: score is for the task classification, but this is question-answering\n");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void noModelIsAskedWhereTheDataIsNotAcceptable() throws IOException {
    Path config = folder.resolve("data/config.yaml");
    Files.writeString(config, Files.readString(config).replace("examples: 0", "examples: 1000"));

    assertThat(run("--model", model(List.of()))).isEqualTo(3);
    assertThat(folder.resolve("out/run.json")).exists();
    assertThat(folder.resolve("out/model-predictions.jsonl")).doesNotExist();
  }

  private static List<String> answers(String text) {
    return new ArrayList<>(
        IntStream.range(0, ROWS).mapToObj(row -> "{\"text\": \"" + text + row + "\"}").toList());
  }

  /** Makes the model {@code tide}; returns where it is. */
  private String model(List<String> answers) throws IOException {
    Path model = Files.createDirectories(folder.resolve("tide"));
    Files.writeString(model.resolve("answers.jsonl"), String.join("\n", answers) + "\n");
    return model.toString();
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  private int run(String... options) {
    List<String> all = new ArrayList<>(List.of("run", folder.resolve("data").toString()));
    all.addAll(List.of("-o", folder.resolve("out").toString()));
    all.addAll(List.of(options));
    return Session.run(all, out, err);
  }
}
