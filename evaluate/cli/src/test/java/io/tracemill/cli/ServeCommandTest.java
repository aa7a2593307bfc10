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
