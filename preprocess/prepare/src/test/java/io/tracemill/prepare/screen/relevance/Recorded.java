package io.tracemill.prepare.screen.relevance;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Traces as they are recorded, for tests. */
final class Recorded {
  private static final Name CONTEXT = Name.of("context");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name TOOLS = Name.of("tools");

  private Recorded() {}

  /** The lines of a file. */
  static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads each line as a trace, which holds only for the time of the call. */
  static void forEach(List<String> lines, Consumer<Trace> taker) {
    byte[] bytes = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    Tape tape = new Tape();
    try (JsonLines in = new JsonLines("test", new ByteArrayInputStream(bytes))) {
      in.forEach(line -> taker.accept(trace(line, tape)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Trace trace(Line line, Tape tape) {
    Node root = tape.read(line);
    Node holder = root.find(CONTEXT).map(Node::inside).orElse(root);
    Node array = holder.is(Kind.ARRAY) ? holder : holder.field(MESSAGES);
    List<Message> messages = ItemReaders.OPENAI_WITH_IMAGES.messages(array);
    Optional<Node> tools = holder.is(Kind.ARRAY) ? Optional.empty() : holder.find(TOOLS);
    return new Trace(new Origin(line.source(), line.number()), messages, tools, Optional.empty());
  }
}
