package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed leaves nothing half-written where people look. */
@Tag("slow")
class KilledTest {
  private static final List<String> RUN = List.of("run", "data", "--out", "upload", "-q");
  private static final List<String> CONVERT = List.of("convert", "data/traces.jsonl", "-o", "rows");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 3 << 20);
  }

  @Test
  void killedRunLeavesNothingAndTheNextSucceeds() throws Exception {
    long whole = run(RUN);
    Map<String, String> right = files();
    List<String> again = with(RUN, "--force");
    long seed = 20;
    Random random = new Random(seed);
    for (int kill = 0; kill < 10; kill++) {
      if (kill == 5) {
        remove();
      }
      boolean before = Files.exists(folder.resolve("upload"));
      kill(again, random.nextLong(whole));
      if (before || Files.exists(folder.resolve("upload"))) {
        assertThat(files()).as("seed %d, kill %d", seed, kill).isEqualTo(right);
      }
    }
    run(again);

    assertThat(files()).isEqualTo(right);
    assertThat(names()).containsExactlyInAnyOrder("data", "upload", "in", "out", "err");
  }

  @Test
  void killedConversionLeavesNothingAndTheNextSucceeds() throws Exception {
    long whole = run(CONVERT);
    byte[] right = Files.readAllBytes(folder.resolve("rows"));
    Files.delete(folder.resolve("rows"));
    Random random = new Random(21);
    for (int kill = 0; kill < 5; kill++) {
      kill(CONVERT, random.nextLong(whole));
      if (Files.deleteIfExists(folder.resolve("rows"))) {
        assertThat(names()).as("kill %d", kill).doesNotContain("rows.part");
      }
      assertThat(names()).as("kill %d", kill).doesNotContain("rows.rejects.jsonl");
    }
    run(CONVERT);

    assertThat(folder.resolve("rows")).hasBinaryContent(right);
    assertThat(names()).containsExactlyInAnyOrder("data", "rows", "in", "out", "err");
  }

  private void kill(List<String> arguments, long afterMillis) throws Exception {
    Process process = Child.start(folder, Child.command(List.of(), arguments));
    process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
  }

  @Test
  void interruptedRunIsNotVisible() throws Exception {
    assumeTrue(takesSignals(), "needs kill(1) and a process in which SIGINT is not ignored");
    assertThat(signalled("INT")).isEqualTo(130);
    assertThat(signalled("TERM")).isEqualTo(143);
  }

  private int signalled(String signal) throws Exception {
    Process process = Child.start(folder, Child.command(List.of(), RUN));
    while (process.isAlive() && !Files.exists(folder.resolve("upload.part"))) {
      Thread.sleep(5);
    }
    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    int exit = process.waitFor();
    assertThat(names()).containsExactlyInAnyOrder("data", "in", "out", "err");
    assertThat(folder.resolve("err"))
        .hasContent(
            "tracemill: interrupted; upload was not written, and is as before; the same command"
                + " begins again");
    return exit;
  }

  static boolean takesSignals() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      String ignored = lines.filter(line -> line.startsWith("SigIgn:")).findFirst().orElse(":0");
      long mask = Long.parseUnsignedLong(ignored.split(":")[1].strip(), 16);
      return (mask & 1 << 1) == 0;
    }
  }

  /** Runs to the end; returns how many milliseconds that took. */
  private long run(List<String> arguments) throws Exception {
    long begin = System.nanoTime();
    Child.Ended ended = Child.run(folder, Child.command(List.of(), arguments));
    assertThat(ended.exit()).as(ended.err()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  private static List<String> with(List<String> arguments, String more) {
    List<String> all = new ArrayList<>(arguments);
    all.add(more);
    return all;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }

  private Map<String, String> files() throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path upload = folder.resolve("upload");
    if (Files.exists(upload)) {
      try (Stream<Path> entries = Files.list(upload)) {
        for (Path file : entries.toList()) {
          files.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
      }
    }
    return files;
  }

  private void remove() throws IOException {
    Path upload = folder.resolve("upload");
    if (Files.exists(upload)) {
      for (String name : files().keySet()) {
        Files.delete(upload.resolve(name));
      }
      Files.delete(upload);
    }
  }
}
