package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallFileTest {
  @TempDir private Path folder = Path.of("");
  private Path file = folder;

  @BeforeEach
  void name() {
    file = folder.resolve("calls.jsonl");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'n|'",
    "'{}|', '{}|n|'",
    "'{}|{\"a\":1}', '{}|{\"a\":1}|n|'",
    "'{}|{\"a\":', '{}|n|'",
    "'{\"a', 'n|'",
    "'{}|{}|', '{}|{}|n|'"
  })
  void whatAKilledProcessLeftOfALineIsTakenAway(String before, String after) throws IOException {
    Files.writeString(file, before.replace('|', '\n'));
    add("n\n");

    assertThat(Files.readString(file)).isEqualTo(after.replace('|', '\n'));
  }

  @Test
  void aLongLineThatIsCutIsTakenAwayToo() throws IOException {
    Files.writeString(file, "{}\n{\"a\":\"" + "x".repeat(200_000));
    add("n\n");

    assertThat(Files.readString(file)).isEqualTo("{}\nn\n");
  }

  @Test
  void aFileThatWasMovedAwayIsMadeAnew() throws IOException {
    add("1\n");
    Files.move(file, folder.resolve("yesterday.jsonl"));
    add("2\n");

    assertThat(Files.readString(file)).isEqualTo("2\n");
    assertThat(Files.readString(folder.resolve("yesterday.jsonl"))).isEqualTo("1\n");
  }

  private void add(String line) throws IOException {
    new CallFile(file).add(line.getBytes(StandardCharsets.UTF_8));
  }
}
