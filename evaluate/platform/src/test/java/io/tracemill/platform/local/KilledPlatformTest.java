package io.tracemill.platform.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.pipeline.Progress;
import io.tracemill.platform.Id;
import io.tracemill.platform.TraceProcessing;
import io.tracemill.platform.workspace.TracesEntry;
import io.tracemill.platform.workspace.UploadEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at random moments while they accept uploads and run jobs: what was accepted
 * ends in success or a failure that says why, and nothing half done is seen.
 */
@Tag("slow")
final class KilledPlatformTest {
  private static final int KILLS = 30;
  private static final int MOST_MILLIS = 900;

  @TempDir private Path root;

  @Test
  void whatWasAcceptedComesToAnEnd() throws Exception {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    List<Id> accepted = new ArrayList<>();
    for (int kill = 0; kill < KILLS; kill++) {
      accepted.addAll(acceptedUntilKilled(random.nextInt(MOST_MILLIS)));
    }
    try (Desk desk = new Desk(root)) {
      desk.jobs.runAll(id -> new Progress() {});
      for (Id upload : accepted) {
        assertThat(desk.status(upload)).as("seed %d, upload %s", seed, upload).isIn(ENDS);
        boolean failed = desk.status(upload).equals("JOB_FAILURE");
        UploadEntry entry = desk.workspace.uploads().find(upload).orElseThrow();
        assertThat(entry.job().reason().isPresent()).isEqualTo(failed);
        if (!failed) {
          assertThat(desk.data(upload).resolve("run.json")).exists();
        }
      }
      assertThat(accepted).as("seed %d", seed).doesNotHaveDuplicates().isNotEmpty();
      assertThat(desk.jobs.isAnyWaiting()).isFalse();
      for (TracesEntry traces : desk.workspace.traces().all()) {
        Path folder = desk.workspace.traces().folder(traces.id());
        assertThat(folder.resolve("traces.jsonl"))
            .hasSameBinaryContentAs(Desk.SAMPLES.resolve("broken-lines").resolve("traces.jsonl"));
      }
      try (Stream<Path> tmp = Files.list(root.resolve("tmp"))) {
        assertThat(tmp).as("this process's own, and its lock").hasSize(2);
      }
    }
  }

  private static final List<String> ENDS = List.of("JOB_SUCCESS", "JOB_FAILURE");

  private List<Id> acceptedUntilKilled(int millis) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Busy.class.getName(),
                root.toString())
            .redirectErrorStream(true)
            .start();
    List<Id> accepted = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo("begins");
      Thread killer =
          new Thread(
              () -> {
                try {
                  process.waitFor(millis, TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                // By its handle: the process itself would close what is read here, unread.
                process.toHandle().destroyForcibly();
              });
      killer.start();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        Id.read(line).ifPresent(accepted::add);
      }
      killer.join();
    }
    return accepted;
  }

  /** Accepts uploads and runs their jobs until it is killed; says which were accepted. */
  static final class Busy {
    private Busy() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println("begins");
      Desk desk = new Desk(Path.of(arguments[0]));
      Thread jobs =
          new Thread(
              () -> {
                try {
                  while (true) {
                    desk.jobs.runAll(id -> new Progress() {});
                  }
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      jobs.start();
      Id model = desk.model("one");
      TraceProcessing how =
          new TraceProcessing(
              Desk.SAMPLES.resolve("broken-lines").resolve("config.yaml"),
              TraceProcessing.Form.CONFIG);
      while (true) {
        System.out.println(Desk.id(desk.platform.uploadTraces(model, Desk.sample("broken-lines"))));
        System.out.println(Desk.id(desk.platform.reprocess(model, how)));
      }
    }
  }
}
