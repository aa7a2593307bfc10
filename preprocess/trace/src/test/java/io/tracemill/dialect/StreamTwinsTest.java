package io.tracemill.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recorded streams of several vendors, and the same answers where they were not streamed. */
final class StreamTwinsTest {
  private static final String FOLDER = "formats/aisdk";

  /** The twin has the call of the shell, the stream the answer after it. */
  private static final Set<String> OTHER_ANSWERS = Set.of("openai-shell-tool.1.chunks.txt");

  /** Three errors, and a text that was heard. */
  private static final Set<String> REFUSED =
      Set.of(
          "google-429-retry-info.json",
          "groq-transcription-text.json",
          "openai-error.1.chunks.txt",
          "reasoning-model-legacy-parameter-error.json");

  private static Stream<Path> files(String end) throws IOException {
    try (Stream<Path> all = Files.list(SharedData.file(FOLDER))) {
      return all.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    }
  }

  private static Trace read(Node answer) {
    Talk talk = new Talk().given(Node.ofText("hi")).said(answer);
    return talk.trace(answer, new Origin("answer", 1), Optional.empty());
  }

  private static Trace read(Path file) throws IOException {
    String text = Files.readString(file);
    return read(file.toString().endsWith(".chunks.txt") ? Node.ofText(text) : Node.of(text));
  }

  private static String shape(Trace trace) {
    StringBuilder shape = new StringBuilder();
    for (Message message : trace.messages().subList(1, trace.messages().size())) {
      shape.append(message.role()).append(message.content().isNone() ? "" : " text");
      for (ToolCall call : message.toolCalls()) {
        shape.append(' ').append(call.name().text());
      }
      shape.append(message.aside().thought().isPresent() ? " thought; " : "; ");
    }
    return shape.toString();
  }

  @Test
  void theTwinOfAStreamHasTheSameShape() throws IOException {
    int same = 0;
    try (Stream<Path> streams = files(".chunks.txt")) {
      for (Path stream : streams.toList()) {
        Path twin = Path.of(stream.toString().replace(".chunks.txt", ".json"));
        if (Files.exists(twin) && !OTHER_ANSWERS.contains(name(stream))) {
          assertThat(shape(read(stream))).as(name(stream)).isEqualTo(shape(read(twin)));
          same++;
        }
      }
    }
    assertThat(same).isEqualTo(20);
  }

  @Test
  void everyRecordedAnswerIsReadOrRefusedByName() throws IOException {
    Set<String> refused = new TreeSet<>();
    try (Stream<Path> files = files("")) {
      for (Path file : files.toList()) {
        try {
          assertThat(read(file).messages()).as(name(file)).hasSizeGreaterThan(1);
        } catch (DataException e) {
          refused.add(name(file));
        }
      }
    }
    assertThat(refused).isEqualTo(new TreeSet<>(REFUSED));
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll(".*fixtures____", "");
  }
}
