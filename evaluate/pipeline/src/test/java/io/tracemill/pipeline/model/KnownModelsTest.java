package io.tracemill.pipeline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.pipeline.settings.Problems;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.pipeline.settings.TeacherEntry;
import io.tracemill.pipeline.settings.TeachersFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be wrong with a model before it is asked anything; no socket is opened for that. */
class KnownModelsTest {
  private static final String LEAVING =
      " is another machine, and nothing leaves this one by itself: if the traces may go there,"
          + " write leaves_machine: true into its entry of teachers.yaml";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GOOD", "sk-s3cr3t", "BLANK", " ", "SPLIT", "s3cr3t s3cr3t", "FOREIGN", "s3cr3té");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void someAnswers() throws IOException {
    Files.writeString(folder.resolve("answers.jsonl"), "");
    Files.writeString(folder.resolve("odd.jsonl"), "{\"question\": 3}\n");
    Files.createDirectory(folder.resolve("empty"));
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:8080/v1",
    "http://127.8.9.10/v1",
    "http://localhost:8080/v1",
    "http://[::1]:8080/v1",
    "https://127.0.0.1/v1"
  })
  void thisMachineMayBeAsked(String address) throws IOException {
    models().check(entry("endpoint: " + quoted(address)));
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.org/v1, example.org",
    "http://127.0.0.1.example.org/v1, 127.0.0.1.example.org",
    "http://localhost.example.org/v1, localhost.example.org",
    "http://0.0.0.0/v1, 0.0.0.0",
    "http://192.168.0.7:8080/v1, 192.168.0.7",
    "http://[2001:db8::1]/v1, [2001:db8::1]"
  })
  void anotherMachineHasToBeAllowed(String address, String host) throws IOException {
    String endpoint = "endpoint: " + quoted(address);

    assertThatThrownBy(() -> models().check(entry(endpoint)))
        .isInstanceOf(RequestException.class)
        .hasMessage("`a`: " + host + LEAVING);
    models().check(entry(endpoint + ", leaves_machine: true"));
  }

  @Test
  void keyIsThereAndFit() throws IOException {
    models().check(withKey("GOOD"));
    assertRefused(
        "NONE",
        "`a`: api_key_env names the environment variable NONE, which is not set; set it to the"
            + " server's key");
    assertRefused(
        "BLANK",
        "`a`: api_key_env names the environment variable BLANK, which is not set; set it to the"
            + " server's key");
    String unfit =
        ": the key holds white space, a control character or a letter that is not ASCII: was more"
            + " than the key put into the variable?";
    assertRefused("SPLIT", "`a`: SPLIT" + unfit);
    assertRefused("FOREIGN", "`a`: FOREIGN" + unfit);
  }

  private void assertRefused(String variable, String message) {
    assertThatThrownBy(() -> models().check(withKey(variable)))
        .isInstanceOf(RequestException.class)
        .hasMessage(message);
  }

  @Test
  void bothIsToldAtOnce() {
    String entry = "endpoint: \"http://example.org/v1\", api_key_env: NONE";

    assertThatThrownBy(() -> models().check(entry(entry)))
        .hasMessage(
            "`a`: example.org"
                + LEAVING
                + "\n`a`: api_key_env names the environment variable NONE, which is not set; set it"
                + " to the server's key");
  }

  @Test
  void recordedAnswersAreRead() throws IOException {
    models().check(entry("answers: answers.jsonl"));
    assertThatThrownBy(() -> models().check(entry("answers: odd.jsonl")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("recorded answers: ")
        .hasMessageContaining("odd.jsonl:1");
  }

  @Test
  void directoryHoldsAModel() {
    assertThatThrownBy(() -> models().check(entry("directory: empty")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("config.json");
  }

  @Test
  void namesOfEntries() {
    assertThat(entry("endpoint: \"http://127.0.0.1/v1\", model: org/qwen3").shortName())
        .isEqualTo("qwen3");
    assertThat(entry("directory: empty").directory()).contains(folder.resolve("empty"));
    assertThat(entry("answers: answers.jsonl").directory()).isEmpty();
    assertThat(entry("answers: answers.jsonl")).hasToString("a");
  }

  private static KnownModels models() {
    return new KnownModels(ENVIRONMENT, Path.of("home"));
  }

  private ModelName.Entry withKey(String variable) {
    return entry("endpoint: \"http://127.0.0.1/v1\", api_key_env: " + variable);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  /** The entry {@code a} of a file that holds no other. */
  private ModelName.Entry entry(String fields) {
    Path file = folder.resolve("teachers.yaml");
    Problems problems = new Problems();
    try {
      Files.writeString(file, "a: {" + fields + "}\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    TeacherEntry read =
        TeachersFile.read(file, 4, problems)
            .orElseThrow(() -> new AssertionError(problems.all().toString()))
            .entries()
            .get("a");
    return new ModelName.Entry(read);
  }
}
