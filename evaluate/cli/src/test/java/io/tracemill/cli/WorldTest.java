package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk and a pipe that nobody reads, in processes of their own. */
@Tag("slow")
class WorldTest {
  private static final String FULL = "/dev/full";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), 1 << 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "4"})
  void fullDiskIsTold(String threads) throws Exception {
    assumeTrue(Files.exists(Path.of(FULL)), FULL + " is not there");
    List<String> convert =
        List.of("convert", "data/traces.jsonl", "-q", "--threads", threads, "-o", FULL);

    Child.Ended ended = Child.run(folder, Child.command(List.of(), convert));

    assertThat(ended.err()).isEqualTo("tracemill: /dev/full: No space left on device\n");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(Files.isRegularFile(Path.of(FULL))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert data/traces.jsonl -q --threads 1",
        "convert data/traces.jsonl -q --threads 4",
        "convert data/traces.jsonl -q --csv",
        "inspect data/traces.jsonl",
        "run data -q"
      })
  void fullStandardOutputIsTold(String arguments) throws Exception {
    assumeTrue(Files.exists(Path.of(FULL)), FULL + " is not there");

    Child.Ended ended = shell(arguments, "> " + FULL);

    assertThat(ended.err()).endsWith("tracemill: standard output: No space left on device\n");
    assertThat(ended.out()).isEqualTo("1\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--threads 1", "--threads 4", "--csv"})
  void closedPipeEndsQuietly(String options) throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "needs a shell");

    Child.Ended ended = shell("convert data/traces.jsonl -q " + options, "| head -n 1");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out().lines().skip(1)).containsExactly("141");
  }

  @Test
  void endlessInputAfterAClosedPipeIsNotRead() throws Exception {
    assumeTrue(Files.exists(Path.of("/bin/sh")), "needs a shell");

    Child.Ended ended =
        shell(
            "while cat data/traces.jsonl; do :; done | ",
            "convert - -q --format openai_messages",
            "| head -n 1");

    assertThat(ended.err()).doesNotContain("tracemill");
    assertThat(ended.out().lines().skip(1)).containsExactly("141");
  }

  private Child.Ended shell(String arguments, String behind) throws Exception {
    return shell("", arguments, behind);
  }

  /** Writes the exit code after the output: of a pipe, a shell tells only the last one's. */
  private Child.Ended shell(String before, String arguments, String behind) throws Exception {
    String command =
        Child.command(List.of(), List.of(arguments.split(" "))).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    String script = before + "{ " + command + "; echo $? > code; } " + behind + "; cat code";
    return Child.run(folder, List.of("/bin/sh", "-c", script));
  }
}
