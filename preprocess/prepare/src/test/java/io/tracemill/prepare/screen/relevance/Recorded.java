package io.tracemill.prepare.screen.relevance;

import io.tracemill.dialect.Dialects;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Tool;
import io.tracemill.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Traces and job descriptions as they are recorded, for tests. */
final class Recorded {
  private static final Name CONTEXT = Name.of("context");
  private static final Name MESSAGES = Name.of("messages");
  private static final Name TOOLS = Name.of("tools");
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");
  private static final Name PARAMETERS = Name.of("parameters");

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
    List<Message> messages = Dialects.OPENAI_WITH_IMAGES.messages(array);
    Optional<Node> tools = holder.is(Kind.ARRAY) ? Optional.empty() : holder.find(TOOLS);
    return new Trace(new Origin(line.source(), line.number()), messages, tools, Optional.empty());
  }

  /** The only place that makes job descriptions. */
  static JobDescription job(
      String task, Optional<String> input, Map<String, String> classes, List<Tool> tools) {
    return new JobDescription(task, input, classes, tools, Optional.empty());
  }

  /** A job description as it stands in a file. */
  static JobDescription job(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Node root = new Tape().read(Line.of("job_description.json", bytes));
    List<Tool> tools = new ArrayList<>();
    root.find(TOOLS).ifPresent(array -> array.items().forEach(tool -> tools.add(tool(tool))));
    Map<String, String> classes = new LinkedHashMap<>();
    root.find(Name.of("classes_description"))
        .ifPresent(node -> node.fields().forEach(f -> classes.put(f.key(), f.value().text())));
    return job(
        root.field(Name.of("task_description")).text(),
        root.find(Name.of("input_description")).map(Node::text),
        classes,
        tools);
  }

  private static Tool tool(Node node) {
    Node function = node.find(FUNCTION).orElse(node);
    return new Tool(function.field(NAME).text(), function.find(PARAMETERS));
  }
}
