package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} may replace, and what it leaves when something is wrong. */
class OutputRulesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 100_000);
  }

  @Test
  void earlierOutputIsReplacedByForceOnly() throws IOException {
    assertThat(run()).isZero();
    Files.writeString(folder.resolve("out/metrics.json"), "mine");

    assertThat(run()).isEqualTo(2);
    assertThat(said())
        .isEqualTo(
            "tracemill: F/out is there already; choose another --out, or replace it with --force\n");
    assertThat(folder.resolve("out/metrics.json")).hasContent("mine");
    assertThat(run("--force", "--csv")).isZero();
    assertThat(folder.resolve("out/metrics.json")).content().startsWith("{");
    assertThat(folder.resolve("out/train.csv")).exists();
    assertThat(run("--force")).isZero();
    assertThat(folder.resolve("out/train.csv")).doesNotExist();
  }

  @Test
  void strangersFilesStayWhatever() throws IOException {
    Files.createDirectory(folder.resolve("out"));
    Files.writeString(folder.resolve("out/thesis.txt"), "years");

    assertThat(run("--force")).isEqualTo(2);
    assertThat(said())
        .isEqualTo(
            "tracemill: F/out is there and holds other files, such as thesis.txt; choose another"
                + " --out\n");
    assertThat(folder.resolve("out/thesis.txt")).hasContent("years");
  }

  @Test
  void strangersFilesUnderOurPassingNamesStay() throws IOException {
    for (String passing : List.of("out.part", "out.old.part")) {
      Path kept = Files.createDirectory(folder.resolve(passing)).resolve("thesis.txt");
      Files.writeString(kept, "years");

      assertThat(run("--force")).isEqualTo(2);
      assertThat(said()).contains("F/" + passing + " is there and holds other files");
      assertThat(kept).hasContent("years");
      Files.delete(kept);
    }
    assertThat(run()).isZero();
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void emptyDirectoryIsTaken() throws IOException {
    Files.createDirectory(folder.resolve("out"));

    assertThat(run()).isZero();
  }

  @Test
  void fileIsNoDirectory() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");

    assertThat(run("--force")).isEqualTo(2);
    assertThat(said())
        .isEqualTo("tracemill: F/out is there and is no directory; choose another --out\n");
    assertThat(folder.resolve("out")).hasContent("a file");
  }

  @Test
  void missingParentsAreMade() {
    assertThat(run(folder.resolve("a/b/c"))).isZero();
    assertThat(folder.resolve("a/b/c/train.jsonl")).exists();
  }

  @Test
  void parentThatMayNotBeWritten() throws IOException {
    assumeFalse(System.getProperty("user.name").equals("root"), "root may write anywhere");
    Path parent = Files.createDirectory(folder.resolve("closed"));
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("r-xr-xr-x"));

    assertThat(run(parent.resolve("out"))).isEqualTo(1);
    assertThat(said()).isEqualTo("tracemill: F/closed/out.part: permission denied\n");
  }

  @Test
  void tooFewRowsAreToldAndStay() throws IOException {
    Path config = folder.resolve("data/config.yaml");
    Files.writeString(config, Files.readString(config).replace("examples: 0", "examples: 1000"));

    assertThat(run()).isEqualTo(3);
    assertThat(said())
        .isEqualTo(
            "tracemill: train.jsonl: expected at least 1000 rows"
                + " (trace_processing.min_generated_examples) but found 80; the config asks for 400"
                + " traces and 159 are kept; with more traces, or with these lines in its"
                + " trace_processing, a run ends well:\n"
                + "  num_traces_as_training_base: 120\n"
                + "  num_traces_as_testing_base: 39\n"
                + "  min_generated_examples: 39\n");
    assertThat(folder.resolve("out/train.jsonl")).content().hasLineCount(80);
    assertThat(folder.resolve("out/run.json")).exists();
  }

  @Test
  void tracesOfWhichNoneCanBeReadAreTold() throws IOException {
    Path config = folder.resolve("data/config.yaml");
    Files.writeString(config, Files.readString(config).replace("examples: 0", "examples: 20"));
    Path traces = folder.resolve("data/traces.jsonl");
    String least =
        "tracemill: train.jsonl: expected at least 20 rows"
            + " (trace_processing.min_generated_examples) but found 0; ";
    Files.writeString(traces, "[\n{}\n]\n");
    assertThat(run()).isEqualTo(3);
    assertThat(said())
        .isEqualTo(least + "no line could be read as a trace: rejects.jsonl says why\n");
    Files.writeString(traces, "");
    assertThat(run("--force")).isEqualTo(3);
    assertThat(said()).isEqualTo(least + "the traces file has no line\n");
  }

  @Test
  void strictTellsOfARejectedLineAndOutputsStay() throws IOException {
    Files.writeString(folder.resolve("data/traces.jsonl"), "no JSON\n", StandardOpenOption.APPEND);

    assertThat(run("--strict")).isEqualTo(3);
    assertThat(said()).isEqualTo("tracemill: --strict: 1 line rejected; see rejects.jsonl\n");
    assertThat(folder.resolve("out/rejects.jsonl")).content().contains("not_json");
  }

  @Test
  void tracesWithoutALineAreToldAndOutputsStay() throws IOException {
    Files.writeString(folder.resolve("data/traces.jsonl"), "\n \n");

    assertThat(run("-q")).isZero();
    assertThat(said()).isEmpty();
    assertThat(folder.resolve("out/train.jsonl")).isEmptyFile();
  }

  @Test
  void spreadsheetsTestSetIsRead() throws IOException {
    Files.writeString(
        folder.resolve("data/test.csv"),
        "\ufeff\"question\",\"answer\"\r\n\"One, two?\",\"three,\nfour\"\r\n\r\n");

    assertThat(run()).as(err.toString()).isZero();
    assertThat(folder.resolve("out/test.jsonl"))
        .content()
        .startsWith("{\"question\":\"One, two?\",\"answer\":\"three,\\nfour\"")
        .hasLineCount(1);
  }

  @Test
  void jobDescriptionInYamlIsWrittenAsJson() throws IOException {
    Path data = folder.resolve("data");
    Path job = data.resolve("job.yaml");
    Files.writeString(job, "task_description: Tell of é.\ninput_description: >\n  A\n  question\n");
    List<String> arguments =
        List.of(
            "run",
            "--traces",
            data.resolve("traces.jsonl").toString(),
            "--job-description",
            job.toString(),
            "--config",
            data.resolve("config.yaml").toString(),
            "--out",
            folder.resolve("out").toString());

    assertThat(Session.run(arguments, out, err)).as(err.toString()).isZero();
    assertThat(folder.resolve("out/job_description.json"))
        .hasContent(
            "{\"task_description\":\"Tell of \\u00e9.\",\"input_description\":\"A question\\n\"}");
  }

  @Test
  void commandIsNeeded() {
    assertThat(Session.run(List.of(), out, err)).isEqualTo(2);
    assertThat(said()).isEqualTo("tracemill: expected a command\nHelp: tracemill --help\n");
  }

  private int run(String... options) {
    return run(folder.resolve("out"), options);
  }

  private int run(Path to, String... options) {
    List<String> all = new ArrayList<>(List.of("run", folder.resolve("data").toString()));
    all.addAll(List.of("--out", to.toString()));
    all.addAll(List.of(options));
    err.getBuffer().setLength(0);
    return Session.run(all, out, err);
  }

  private String said() {
    return err.toString().replace(folder.toString(), "F");
  }
}
