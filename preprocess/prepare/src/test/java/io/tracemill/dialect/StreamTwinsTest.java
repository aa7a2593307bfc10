package io.tracemill.dialect;

import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
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

  /** Twins that recorded another answer to the same question, or a part of it only. */
  private static final Set<String> OTHER_ANSWERS = Set.of();

  private static Stream<Path> files(String end) throws IOException {
    return Files.list(SharedData.file(FOLDER))
        .filter(file -> file.toString().endsWith(end))
        .sorted();
  }

  private static Trace read(Node answer) {
    Talk talk = new Talk().given(Node.ofText("hi")).said(answer);
    return talk.trace(answer, new Origin("answer", 1), Optional.empty());
  }

  private static String outcome(Path file) throws IOException {
    String text = Files.readString(file);
    boolean streamed = file.toString().endsWith(".chunks.txt");
    try {
      Trace trace = read(streamed ? Node.ofText(text) : Node.of(text));
      Set<String> rules = new TreeSet<>();
      trace.notes().rules().forEach(rule -> rules.add(rule.id()));
      return shape(trace) + " " + rules;
    } catch (DataException e) {
      return "rejected: " + e.reason().key() + ": " + e.path() + " " + e.problem();
    }
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
    try (Stream<Path> streams = files(".chunks.txt")) {
      for (Path stream : streams.toList()) {
        Path twin = Path.of(stream.toString().replace(".chunks.txt", ".json"));
        if (Files.exists(twin)) {
          System.out.println(name(stream) + "\n  " + outcome(stream) + "\n  " + outcome(twin));
        }
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceAll(".*fixtures____", "");
  }
}
