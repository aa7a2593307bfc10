package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How little memory is enough. */
@Tag("slow")
class MemoryTest {
  private static final long BYTES = 60 << 20;

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void makeTraces() throws IOException {
    Generated.directory(folder.resolve("data"), BYTES);
  }

  @Test
  void conversionIsStreaming() throws Exception {
    ends("-Xmx32m", "convert", "data/traces.jsonl", "-o", "rows", "--threads", "2");

    assertThat(Files.size(folder.resolve("rows"))).isGreaterThan(BYTES * 9 / 10);
  }

  @Test
  void runKeepsLittleOfEachTrace() throws Exception {
    ends("-Xmx256m", "run", "data", "--out", "upload", "--threads", "2");

    assertThat(folder.resolve("upload/train.jsonl")).isNotEmptyFile();
  }

  @Test
  void longConversationMakesManyRows() throws Exception {
    Generated.conversation(folder.resolve("long.jsonl"), 5_000);

    ends("-Xmx64m", "convert", "long.jsonl", "-o", "long", "--max-row-chars", "50000");

    long rows = Files.readAllLines(folder.resolve("long")).size();
    long leftOut = Files.readAllLines(folder.resolve("long.rejects.jsonl")).size();
    assertThat(rows).isGreaterThan(100);
    assertThat(rows + leftOut).isEqualTo(5_000);
  }

  @Test
  void tooLittleMemoryIsTold() throws Exception {
    Files.writeString(
        folder.resolve("wide.jsonl"),
        "{\"messages\":[{\"role\":\"user\",\"content\":\"" + "a".repeat(40 << 20) + "\"}]}\n");

    Child.Ended ended =
        Child.run(
            folder, Child.command(List.of("-Xmx32m"), List.of("convert", "wide.jsonl", "-o", "w")));

    assertThat(ended.err())
        .endsWith(
            "tracemill: out of memory; give it more, such as with TRACEMILL_OPTS=-Xmx4g, or use"
                + " fewer --threads\n");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(folder).isDirectoryNotContaining(file -> file.endsWith("w.part"));
  }

  private static void ends(String memory, String... arguments) throws Exception {
    Child.Ended ended = Child.run(folder, Child.command(List.of(memory), List.of(arguments)));
    assertThat(ended.exit()).as(ended.err()).isZero();
  }
}
