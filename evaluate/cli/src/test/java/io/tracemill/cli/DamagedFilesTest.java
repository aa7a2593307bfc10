package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could be read of a damaged file is used, and no command says that all is well. */
class DamagedFilesTest {
  private static final String SAID =
      " is compressed, and cut or damaged \\(the gzip data ends too early\\): only what stands before"
          + " line [0-9]+ could be read; copy or download it again\n";

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void cutTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 300_000);
    Path traces = folder.resolve("data/traces.jsonl");
    byte[] whole = gzip(Files.readAllBytes(traces));
    Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    Files.write(folder.resolve("nothing.gz"), Arrays.copyOf(whole, 40));
    Files.delete(traces);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(stored)) {
      gzip.write(bytes);
    }
    return stored.toByteArray();
  }

  private int run(String... words) {
    List<String> line = Arrays.stream(words).map(word -> word.replace("F/", folder + "/")).toList();
    return Session.run(line, out, err);
  }

  private String said() {
    return err.toString().replace(folder + "/", "F/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert F/cut.gz -o F/made",
        "convert F/cut.gz --threads 1 -o F/made --csv",
        "relevance F/cut.gz --job-description F/data/job_description.json -o F/made",
        "run --traces F/cut.gz --config F/data/config.yaml"
            + " --job-description F/data/job_description.json --out F/made",
        "inspect F/cut.gz"
      })
  void whatCouldBeReadIsUsed(String command) {
    assertThat(run(command.split(" "))).as(said()).isEqualTo(3);
    assertThat(said()).containsPattern("(?m)^tracemill: (F/)?cut.gz" + SAID);
    if (command.contains("F/made")) {
      assertThat(folder.resolve("made")).exists();
    } else {
      assertThat(out.toString()).contains("openai_messages");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert F/nothing.gz -o F/made",
        "convert F/nothing.gz --format openai_messages -o F/made",
        "relevance F/nothing.gz --job-description F/data/job_description.json -o F/made",
        "run --traces F/nothing.gz --config F/data/config.yaml"
            + " --job-description F/data/job_description.json --out F/made",
        "score F/nothing.gz -o F/made",
        "export F/nothing.gz --to mlflow -o F/made",
        "inspect F/nothing.gz"
      })
  void whereNothingCouldBeReadNothingIsMade(String command) {
    assertThat(run(command.split(" "))).isEqualTo(1);
    assertThat(said()).containsPattern("(?m)^tracemill: (F/)?nothing.gz" + SAID);
    assertThat(folder.resolve("made")).doesNotExist();
  }

  @Test
  void predictionsThatCouldBeReadAreScored() throws IOException {
    String rows = Files.readString(Session.FILES.resolve("labels.jsonl")).repeat(2000);
    byte[] whole = gzip(rows.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("cut.gz"), Arrays.copyOf(whole, whole.length - 100));

    assertThat(run("score", "F/cut.gz", "-o", "F/made")).isEqualTo(3);
    assertThat(said()).containsPattern("(?m)^tracemill: F/cut.gz" + SAID);
    assertThat(folder.resolve("made")).isNotEmptyFile();
    assertThat(out.toString()).contains("accuracy");

    err.getBuffer().setLength(0);
    assertThat(run("export", "F/cut.gz", "--to", "inspect", "-o", "F/log.json")).isEqualTo(3);
    assertThat(said()).containsPattern("(?m)^tracemill: F/cut.gz" + SAID);
    assertThat(folder.resolve("log.json")).content().endsWith("]\n}\n");
  }

  /** A test set is used as it is, or not at all. */
  @Test
  void testSetHasToBeWhole() throws IOException {
    String rows = "{\"question\":\"q\",\"answer\":\"a\"}\n".repeat(5000);
    byte[] whole = gzip(rows.getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("test.jsonl"), Arrays.copyOf(whole, whole.length - 3));
    String model = Session.FILES.resolve("answering/questions/model").toString();

    assertThat(
            run(
                "evaluate",
                "--test",
                "F/test.jsonl",
                "--job-description",
                "F/data/job_description.json",
                "--model",
                model,
                "-o",
                "F/made"))
        .isEqualTo(3);
    assertThat(said()).contains("F/test.jsonl:5001 $: the file is compressed, and cut or damaged");
    assertThat(folder.resolve("made")).doesNotExist();
  }
}
