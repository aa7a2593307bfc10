package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same commands, asked of a server in another process and of the workspace behind it. */
@Tag("slow")
final class ServeCommandTest {
  private static final Path SMALL = Session.FILES.resolve("flows/small").toAbsolutePath();

  @TempDir private Path folder = Path.of("");
  private List<Process> started = new ArrayList<>();
  private String server = "";
  private String workspace = "";

  @BeforeEach
  void serve() throws Exception {
    workspace = folder.resolve("ws").toString();
    server = start();
  }

  @AfterEach
  void end() throws InterruptedException {
    for (Process process : started) {
      process.destroyForcibly().waitFor();
    }
  }

  private String start() throws Exception {
    List<String> words = List.of("serve", "--port", "0", "--workspace", workspace);
    Process process = Child.start(folder, Child.command(List.of(), words));
    started.add(process);
    Path out = folder.resolve("out");
    while (process.isAlive() && !Files.readString(out).endsWith("\n")) {
      Thread.sleep(20);
    }
    return Files.readString(out).strip();
  }

  private Child.Ended ask(String... words) {
    return asked(
        Stream.concat(Stream.of(words), Stream.of("--server", server)).toArray(String[]::new));
  }

  /** Commands of a user whose token is that of the workspace. */
  private Child.Ended asked(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--workspace", workspace));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Session.run(new RecordedModels(), all, out, err);
    return new Child.Ended(exit, out.toString(), err.toString());
  }

  private String made() {
    Child.Ended made = ask("model", "create", "library", "-q");
    assertThat(made.exit()).as(made.err()).isZero();
    return made.out().strip();
  }

  @Test
  void saysTheSameAsTheWorkspace() throws IOException {
    String model = made();

    Child.Ended uploaded =
        ask("model", "upload-traces", model, "--data", SMALL.toString(), "--wait");

    assertThat(uploaded.exit()).as(uploaded.err()).isZero();
    assertThat(uploaded.out())
        .startsWith("Upload successful. Upload ID: ")
        .contains(": JOB_SUCCESS\noriginal model on the test set:\n  accuracy  0.5\n");
    for (List<String> command :
        List.of(List.of("model", "list"), List.of("model", "show", model, "-o", "json"))) {
      String[] words = command.toArray(String[]::new);
      assertThat(ask(words)).isEqualTo(asked(words));
    }
    String here = folder.resolve("here").toString();
    String far = folder.resolve("far").toString();
    assertThat(asked("model", "download-data", model, "-d", here).exit()).isZero();
    assertThat(ask("model", "download-data", model, "-d", far).exit()).isZero();
    assertThat(School.files(Path.of(far))).hasSize(5).isEqualTo(School.files(Path.of(here)));
    assertThat(
            asked("model", "download-traces-predictions", model, "--file-name", here + ".p").exit())
        .isZero();
    assertThat(ask("model", "download-traces-predictions", model, "--file-name", far + ".p").exit())
        .isZero();
    assertThat(Path.of(far + ".p")).hasSameTextualContentAs(Path.of(here + ".p"));
  }

  @Test
  void reprocessesAndTakesData() {
    String model = made();
    ask("model", "upload-traces", model, "--data", SMALL.toString(), "--wait");
    String config = SMALL.resolve("config.yaml").toString();

    Child.Ended again = ask("m", "reprocess-traces", model, "-c", config, "--wait", "-o", "json");

    assertThat(again.exit()).as(again.err()).isZero();
    String id = Node.of(again.out()).field(Name.of("id")).text();
    assertThat(ask("model", "show", model).out()).contains("upload_ids           " + id + "\n");
    assertThat(ask("model", "upload-status", model, "-l").out())
        .startsWith("upload " + id + ": JOB_SUCCESS\n")
        .contains(" begins: run\n");
    String data = folder.resolve("data").toString();
    ask("model", "download-data", model, "-d", data);
    assertThat(ask("model", "upload-data", model, "--data", data).out())
        .startsWith("Upload successful. Upload ID: ");
  }

  private String id(Child.Ended answer) {
    assertThat(answer.exit()).as(answer.err()).isZero();
    return Node.of(answer.out()).field(Name.of("id")).text();
  }

  @Test
  void datasetsGrowBehindAnAddress() throws IOException {
    String sample = Path.of("../../samples/restaurant-agent").toAbsolutePath().toString();
    String job = sample + "/job_description.json";
    String config = SMALL.resolveSibling("agentic.yaml").toString();
    String traces = id(ask("traces", "upload", "--traces", sample + "/traces.jsonl", "-o", "json"));
    String first =
        id(
            ask(
                "dataset",
                "create-from-traces",
                traces,
                "-c",
                config,
                "--job-description",
                job,
                "-o",
                "json"));

    Child.Ended test = ask("dataset", "relabel-traces-test", first, "--wait");

    assertThat(test.exit()).as(test.err()).isZero();
    assertThat(test.out())
        .startsWith("Processing started. Dataset ID: ")
        .contains(": JOB_SUCCESS\n  train_data_size_bytes ");
    String second = test.out().lines().findFirst().orElseThrow().replaceFirst(".* ", "");
    String third =
        id(ask("dataset", "relabel-traces-train", second, "--smoke", "--wait", "-o", "json"));
    assertSameAsTheWorkspace(
        "traces list|dataset list|dataset ls --start 1 --count 1 -o json".split("\\|"));
    for (String question : "show|status|logs|metrics|sample".split("\\|")) {
      assertSameAsTheWorkspace("dataset " + question + " " + third + " -o json");
      assertSameAsTheWorkspace("dataset " + question + " " + third);
    }
    assertSameAsTheWorkspace("traces show " + traces, "dataset show " + traces);
    assertSameFiles("dataset download " + third, 3);
    assertSameFiles("dataset download-metadata " + third, 2);
    assertSameFiles("traces download " + traces, 1);
    assertSameFiles("traces download-metadata " + traces, 1);
  }

  @Test
  void teachersAreEvaluatedBehindAnAddress() throws IOException {
    Path ready = SMALL.resolveSibling("ready");
    Files.writeString(
        Path.of(workspace, "teachers.yaml"),
        "openai.gpt-oss-120b: {answers: " + ready.resolve("answers.jsonl") + "}\n");
    String dataset = id(ask("dataset", "create", "--data", ready.toString(), "-o", "json"));

    String[] words = {"teacher-evaluation", "create-from-dataset", dataset, "--wait"};
    Child.Ended evaluated = ask(words);

    assertThat(evaluated.exit()).as(evaluated.err()).isZero();
    assertThat(evaluated.out()).contains("\n    accuracy                0.5\n");
    String id = evaluated.out().lines().findFirst().orElseThrow().replaceFirst(".* ", "");
    assertSameAsTheWorkspace("teacher-evaluation status " + id);
    Path far = folder.resolve("far");
    String[] download = {
      "teacher-evaluation", "download-predictions", id, "--file-name", far.toString()
    };
    assertThat(ask(download).out()).isEqualTo("Predictions: " + far + "\n");
    assertThat(far).content().hasLineCount(2).contains("garden");
  }

  @Test
  void tracesAreProcessedForNoModelBehindAnAddress() {
    String traces = id(ask("traces", "upload", "--traces", SMALL + "/traces.jsonl", "-o", "json"));
    String settings =
        " -c " + SMALL + "/config.yaml --job-description " + SMALL + "/job_description.json";
    String command = "upload create-from-traces " + traces + settings + " --wait -o json";

    String upload = id(ask(command.split(" ")));

    for (String question : "status|logs".split("\\|")) {
      assertSameAsTheWorkspace("upload " + question + " " + upload + " -o json");
    }
    assertThat(ask("upload", "metrics", upload).out()).contains("    accuracy ");
    String far = folder.resolve("far").toString();
    assertThat(ask("upload", "download", upload, "-d", far).exit()).isZero();
    assertThat(
            ask("upload", "download-traces-predictions", upload, "--file-name", far + ".p").err())
        .isEmpty();
  }

  private void assertSameAsTheWorkspace(String... commands) {
    for (String command : commands) {
      String[] words = command.split(" ");
      assertThat(ask(words)).as(command).isEqualTo(asked(words));
    }
  }

  private void assertSameFiles(String command, int files) throws IOException {
    Path here = folder.resolve(command + " here");
    Path far = folder.resolve(command + " far");
    List<String> words = List.of(command.split(" "));
    assertThat(asked(to(words, here)).exit()).as(command).isZero();
    assertThat(ask(to(words, far)).exit()).as(command).isZero();
    assertThat(School.files(far)).as(command).hasSize(files).isEqualTo(School.files(here));
  }

  private static String[] to(List<String> words, Path directory) {
    return Stream.concat(words.stream(), Stream.of("-d", directory.toString()))
        .toArray(String[]::new);
  }

  @Test
  void wrongConfigIsRefusedInTheWordsOfTheWorkspace() {
    String model = made();
    String wrong = SMALL.resolveSibling("wrong.yaml").toString();
    String[] words = {
      "model",
      "upload-traces",
      model,
      "--config",
      wrong,
      "--traces",
      SMALL.resolve("traces.jsonl").toString(),
      "--job-description",
      SMALL.resolve("job_description.json").toString()
    };

    Child.Ended far = ask(words);

    assertThat(far.exit()).isEqualTo(1);
    assertThat(far.err()).contains("base.task: expected one of ").isEqualTo(asked(words).err());
  }

  @Test
  void whoHasNoTokenIsToldWhereItIs() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "wrong\n");

    Child.Ended refused = ask("model", "list", "--token-file", other.toString());

    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err())
        .isEqualTo(
            "tracemill: the token is not that of this server; give the token with --token-file, or"
                + " in TRACEMILL_TOKEN\n");
  }

  @Test
  void endsByASignal() throws Exception {
    Process process = started.get(0);
    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(folder.resolve("err")))
        .endsWith("tracemill: interrupted; what waits is processed when it is started again\n");
    assertThat(ask("model", "list").err()).contains("nobody answers there");
  }
}
