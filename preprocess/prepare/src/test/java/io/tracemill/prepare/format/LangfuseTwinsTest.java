package io.tracemill.prepare.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.Texts;
import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Real Langfuse traces of many frameworks, each with what Langfuse itself reads of its generations:
 * we read the same roles, texts, calls and results, before calls are left out for others.
 */
final class LangfuseTwinsTest {
  /** How many have a twin whose input was understood. */
  private static final int GENERATIONS = 19;

  /** Generations that are read otherwise, by the beginning of their id, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "b38a", "the input is what Python prints of messages; the display shows no words of it",
          "ca13", "the input is what Python prints of messages; the display shows no words of it",
          "bded", "the display shows a tool's result as the user's, as Gemini has it");

  @Test
  void generationsReadLikeTheirTwins() throws Exception {
    Path folder = SharedData.file("langfuse");
    Map<String, String> differences = new TreeMap<>();
    int compared = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".trace.json")).sorted().toList()) {
        compared += compare(file, differences);
      }
    }
    assertThat(differences.keySet())
        .as(differences.toString())
        .containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
    assertThat(compared).isEqualTo(GENERATIONS);
  }

  private static int compare(Path file, Map<String, String> differences) throws IOException {
    String twins = file.toString().replace(".trace.json", ".chatml.json");
    Node golden = Node.of(Files.readString(Path.of(twins)));
    int compared = 0;
    for (Node record : at(Node.of(Files.readString(file)), "observations").items()) {
      Optional<Node> twin = golden.peek(Name.of(at(record, "id").text()));
      if (!at(record, "type").text().equals("GENERATION")
          || twin.isEmpty()
          || !isSuccess(twin.get(), "input")) {
        continue;
      }
      compared++;
      String expected = expected(twin.get());
      String found = found(record);
      boolean answered = isSuccess(twin.get(), "output");
      if (answered ? !found.equals(expected) : !found.startsWith(expected)) {
        String id = at(record, "id").text().substring(0, 4);
        differences.put(id, file.getFileName() + "\nTWIN  " + expected + "\nFOUND " + found);
      }
    }
    return compared;
  }

  private static Node at(Node object, String name) {
    return object.peek(Name.of(name)).orElseThrow();
  }

  private static String found(Node record) {
    try {
      Langfuse.checkIsCall(record);
      Trace trace = Langfuse.read(record, new Origin("trace", 1), Optional.empty());
      StringBuilder told = new StringBuilder();
      for (Message message : trace.messages()) {
        List<String> calls = new ArrayList<>();
        for (ToolCall call : message.toolCalls()) {
          calls.add(call.name().text() + call.arguments().map(Node::canonical).orElse("{}"));
        }
        told.append(told(message.role(), text(message), calls));
      }
      return told.toString();
    } catch (DataException e) {
      return e.getMessage();
    }
  }

  private static String text(Message message) {
    return message.content().isNone() ? "" : message.content().text();
  }

  private static String told(Role role, String text, List<String> calls) {
    String said = Texts.jsonIfAny(Node.ofText(text)).canonical();
    return role.name().toLowerCase(Locale.ROOT)
        + ": "
        + (text.isEmpty() ? "" : said)
        + calls
        + "\n";
  }

  private static boolean isSuccess(Node twin, String side) {
    return twin.peek(Name.of(side))
        .flatMap(outcome -> outcome.peek(Name.of("success")))
        .filter(success -> success.is(Kind.TRUE))
        .isPresent();
  }

  private static String expected(Node twin) {
    StringBuilder told = new StringBuilder();
    for (String side : List.of("input", "output")) {
      // What is null is understood, as nothing.
      Optional<Node> data = twin.peek(Name.of(side)).flatMap(o -> o.peek(Name.of("data")));
      if (isSuccess(twin, side) && data.isPresent()) {
        for (Node item : data.get().items()) {
          told.append(twinOf(item, side.equals("output")));
        }
      }
    }
    return told.toString();
  }

  /** What the display shows under {@code json} where it does not know a message's layout. */
  private static String twinOf(Node item, boolean answer) {
    Optional<Node> json = item.peek(Name.of("json"));
    Optional<Node> inner = json.flatMap(node -> node.peek(Name.of("message")));
    Node message = inner.orElse(item);
    String named = message.peek(Name.of("role")).map(Node::text).orElse("");
    Role role =
        switch (named) {
          case "system", "developer" -> Role.SYSTEM;
          case "user" -> Role.USER;
          case "assistant", "model" -> Role.ASSISTANT;
          case "" -> answer ? Role.ASSISTANT : Role.USER;
          // LangGraph.js names a tool's message after the tool.
          default -> Role.TOOL;
        };
    List<String> calls = new ArrayList<>();
    Optional<Node> array = message.peek(Name.of("tool_calls"));
    if (array.isPresent()) {
      for (Node call : array.get().items()) {
        Node body = call.peek(Name.of("function")).orElse(call);
        Node arguments = at(body, "arguments");
        calls.add(at(body, "name").text() + Texts.jsonIfAny(arguments).canonical());
      }
    }
    String text = message.peek(Name.of("content")).map(LangfuseTwinsTest::words).orElse("");
    return told(role, text, calls);
  }

  private static String words(Node content) {
    if (content.is(Kind.STRING)) {
      return content.text();
    } else if (content.is(Kind.OBJECT)) {
      return content.raw().toString();
    }
    List<String> texts = new ArrayList<>();
    for (Node part : content.items()) {
      for (Field field : part.fields()) {
        if (field.key().equals("text")) {
          texts.add(field.value().text());
        }
      }
    }
    return String.join("\n", texts);
  }
}
