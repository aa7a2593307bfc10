package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectCommandTest {
  private static final Path CHAT = Session.FILES.resolve("chat.jsonl");

  @ParameterizedTest
  @CsvSource({
    "baseline, unstructured_with_openai_messages, 327, 3277",
    "noisy, openai_messages, 327, 3277",
    "mixing, unstructured_with_openai_messages, 61, 646"
  })
  void seesTheBenchmarkAsItIs(String name, String format, int traces, int answers) {
    String json = inspect(SharedData.file("tft/" + name).resolve("traces.jsonl"));

    assertThat(json)
        .contains("\"format\": \"" + format + "\"")
        .contains("\"traces\": " + traces + ",")
        .contains("\"assistant\": " + answers + ",")
        .contains("\"several_turns\": " + traces + ",")
        .contains("\"problems\": []")
        .contains("\"task_guess\": \"multi-turn-tool-calling-closed-book\"");
  }

  @Test
  void compressedFilesSayTheSame(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("chat.jsonl");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(CHAT, out);
    }

    String json = inspect(file);

    assertThat(json).contains("\"compressed\": true");
    assertThat(afterFiles(json).replace(folder + "/", ""))
        .isEqualTo(afterFiles(inspect(CHAT)).replace(Session.FILES + "/", ""));
  }

  @Test
  void readsTheStandardInput() throws IOException {
    InputStream usual = System.in;
    try (InputStream in = Files.newInputStream(CHAT)) {
      System.setIn(in);
      assertThat(afterFiles(inspect(Path.of("-"))).replace("stdin:", "chat.jsonl:"))
          .isEqualTo(afterFiles(inspect(CHAT)).replace(Session.FILES + "/", ""));
    } finally {
      System.setIn(usual);
    }
  }

  private static String afterFiles(String json) {
    return json.substring(json.indexOf("\"lines\""));
  }

  private static String inspect(Path file) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit = Session.run(List.of("inspect", file.toString(), "--output", "json"), out, err);
    assertThat(exit).as(err.toString()).isEqualTo(0);
    return out.toString();
  }
}
