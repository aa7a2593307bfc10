package io.tracemill.serve.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Streams that real servers sent, joined here in the plainest way as the oracle. */
final class PublicStreamsTest {
  private static final List<String> TEXTS = List.of("content", "reasoning", "reasoning_content");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deepseek__src__chat____fixtures____deepseek-reasoning",
        "deepseek__src__chat____fixtures____deepseek-tool-call",
        "groq__src____fixtures____groq-reasoning",
        "groq__src____fixtures____groq-tool-call",
        "mistral__src____fixtures____mistral-incremental-tool-call",
        "mistral__src____fixtures____mistral-text",
        "mistral__src____fixtures____mistral-tool-call",
        "openai-compatible__src__chat____fixtures____xai-text",
        "openai__src__chat____fixtures____azure-model-router.1"
      })
  void chunksOfTheAiSdk(String name) throws IOException {
    Path file = SharedData.file("formats/aisdk/packages__" + name + ".chunks.txt");
    check(Files.readAllLines(file));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "test_chat__test_chat_tools_streaming",
        "test_chat__test_chat_tools_async_streaming",
        "test_functions__test_open_ai_function_calls_tools_streaming"
      })
  void cassettesOfOpenLlmetry(String name) throws IOException {
    Path file = SharedData.file("formats/openllmetry-cassettes/" + name + ".yaml");
    Object all = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    String stream = longestText(all).replace("\r\n", "\n");

    check(
        stream
            .lines()
            .filter(line -> line.startsWith("data: ") && !line.contains("[DONE]"))
            .map(line -> line.substring(6))
            .toList());
    assertThat(joined(stream).trouble()).isEmpty();
  }

  /** The body that is a stream, wherever it stands. */
  private static String longestText(Object yaml) {
    if (yaml instanceof Map<?, ?> map) {
      return longest(map.values().stream().map(PublicStreamsTest::longestText).toList());
    } else if (yaml instanceof List<?> list) {
      return longest(list.stream().map(PublicStreamsTest::longestText).toList());
    } else if (yaml instanceof byte[] bytes) {
      return longestText(new String(bytes, StandardCharsets.UTF_8));
    }
    return yaml instanceof String text && text.startsWith("data: ") ? text : "";
  }

  private static String longest(List<String> texts) {
    return texts.stream().reduce("", (a, b) -> a.length() >= b.length() ? a : b);
  }

  private static JoinedReply joined(String stream) {
    JoinedReply reply = new JoinedReply();
    EventReader reader = new EventReader(reply::take);
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);
    reader.take(bytes, 0, bytes.length);
    reader.end();
    return reply;
  }

  private static void check(List<String> chunks) {
    List<String> events =
        chunks.stream().filter(line -> !line.isBlank()).map(line -> "data: " + line).toList();
    JoinedReply reply = joined(String.join("\n\n", events) + "\n\ndata: [DONE]\n\n");
    Node choice = field(Resources.node(reply.json()), "choices").items().iterator().next();
    Node message = field(choice, "message");

    assertThat(reply.trouble()).isEmpty();
    for (String text : TEXTS) {
      assertThat(text(message, text)).as(text).isEqualTo(plainText(chunks, text));
    }
    assertThat(calls(message)).isEqualTo(plainCalls(chunks));
    assertThat(plainText(chunks, "content").length() + plainCalls(chunks).size()).isPositive();
  }

  private static List<Node> deltas(List<String> chunks) {
    List<Node> deltas = new ArrayList<>();
    for (String chunk : chunks) {
      if (!chunk.isBlank()) {
        for (Node choice : field(Resources.node(chunk), "choices").items()) {
          deltas.add(field(choice, "delta"));
        }
      }
    }
    return deltas;
  }

  private static String plainText(List<String> chunks, String key) {
    return deltas(chunks).stream().map(delta -> text(delta, key)).collect(Collectors.joining());
  }

  private static Map<String, String> plainCalls(List<String> chunks) {
    Map<String, String> calls = new TreeMap<>();
    for (Node delta : deltas(chunks)) {
      for (Field field : delta.fields()) {
        if (field.key().equals("tool_calls") && field.value().is(Kind.ARRAY)) {
          for (Node call : field.value().items()) {
            Node function = field(call, "function");
            String said = text(function, "name") + text(function, "arguments");
            // Mistral's only call has none.
            String index = call.find(Name.of("index")).map(n -> n.raw().toString()).orElse("0");
            calls.merge(index, said, String::concat);
          }
        }
      }
    }
    return calls;
  }

  private static Map<String, String> calls(Node message) {
    Map<String, String> calls = new TreeMap<>();
    Optional<Node> all = message.find(Name.of("tool_calls"));
    if (all.isPresent()) {
      for (Node call : all.get().items()) {
        Node function = field(call, "function");
        String said = text(function, "name") + text(function, "arguments");
        calls.put(Integer.toString(calls.size()), said);
      }
    }
    return calls;
  }

  private static Node field(Node object, String name) {
    return object.field(Name.of(name));
  }

  private static String text(Node object, String name) {
    return object
        .find(Name.of(name))
        .filter(node -> node.is(Kind.STRING))
        .map(Node::text)
        .orElse("");
  }
}
