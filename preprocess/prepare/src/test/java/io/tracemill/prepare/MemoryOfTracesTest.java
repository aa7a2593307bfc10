package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much memory a run needs for each trace, in all. */
@Tag("slow")
class MemoryOfTracesTest {
  private static final int TRACES = 2_000_000;

  /** What any run needs: young objects, buffers, tables of words. */
  private static final int FIXED_MEGABYTES = 20;

  private static final int TIMEOUT_S = 300;

  @TempDir private Path folder;

  @Test
  void aTraceTakesAtMost100BytesWhereItIsFiltered() throws Exception {
    assertThat(trains(100, "filter")).isGreaterThan(TRACES / 4);
  }

  @Test
  void aTraceTakesAtMost72BytesWhereItIsNot() throws Exception {
    assertThat(trains(72)).isEqualTo(TRACES / 2);
  }

  /** How many traces train, in a process that has so much memory for each. */
  private int trains(int bytesOfTrace, String... filter) throws IOException, InterruptedException {
    int megabytes = FIXED_MEGABYTES + (int) ((long) bytesOfTrace * TRACES >> 20);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmn8m",
                "-Xmx" + megabytes + "m",
                "-cp",
                System.getProperty("java.class.path"),
                ManyTraces.class.getName(),
                Integer.toString(TRACES)));
    command.addAll(List.of(filter));
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    if (!process.waitFor(TIMEOUT_S, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    String text = Files.readString(said).strip();
    assertThat(process.exitValue()).as(text).isZero();
    return Integer.parseInt(text);
  }
}
