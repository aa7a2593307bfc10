package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads that are processed when the command is over, or was ended in their middle. */
@Tag("slow")
final class BackgroundTest {
  private static final Path SMALL = Session.FILES.resolve("flows/small").toAbsolutePath();

  @TempDir private Path folder = Path.of("");

  private List<String> command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--workspace", "ws"));
    return Child.command(List.of(), all);
  }

  private Child.Ended run(String... words) throws Exception {
    return Child.run(folder, command(words));
  }

  private String model() throws Exception {
    return run("model", "create", "library", "-q").out().strip();
  }

  private String status(String model) throws Exception {
    return run("model", "upload-status", model).out().lines().findFirst().orElse("");
  }

  @Test
  void detachedUploadIsProcessedByAnother() throws Exception {
    String model = model();

    Child.Ended uploaded =
        run("model", "upload-traces", model, "--data", SMALL.toString(), "--detach");

    assertThat(uploaded.exit()).as(uploaded.err()).isZero();
    assertThat(uploaded.out()).hasLineCount(1).startsWith("Upload successful. Upload ID: ");
    assertThat(uploaded.err())
        .isEqualTo("next: tracemill model upload-status " + model + " says how far it is\n");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (status(model).endsWith("JOB_RUNNING") && System.nanoTime() < end) {
      Thread.sleep(200);
    }
    assertThat(status(model)).endsWith("JOB_SUCCESS");
  }

  @Test
  void interruptedUploadWaitsAndIsProcessedLater() throws Exception {
    String model = model();
    Path data = Generated.directory(folder.resolve("data"), 60_000_000);
    Process process =
        Child.start(folder, command("model", "upload-traces", model, "--data", data.toString()));
    Path uploads = folder.resolve("ws/uploads");
    while (process.isAlive() && !Files.readString(folder.resolve("out")).endsWith("\n")) {
      Thread.sleep(20);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();

    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(Files.readString(folder.resolve("err")))
        .isEqualTo(
            "tracemill: interrupted; the upload waits: tracemill model process-uploads goes on with"
                + " it\n");
    assertThat(uploads).isDirectory();
    Child.Ended waits = run("model", "upload-status", model);
    assertThat(waits.out()).endsWith(": JOB_RUNNING\n");
    assertThat(waits.err())
        .isEqualTo("next: tracemill model process-uploads, as no process does it now\n");
    assertThat(run("model", "process-uploads").exit()).isZero();
    assertThat(status(model)).endsWith("JOB_SUCCESS");
  }
}
