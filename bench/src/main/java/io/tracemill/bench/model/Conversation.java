package io.tracemill.bench.model;

import io.tracemill.jinja.ChatInput;
import io.tracemill.jinja.ChatTemplate;
import io.tracemill.jinja.Value;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A conversation with two tools and six messages, and a template for it as models have them. */
public record Conversation(ChatTemplate template, ChatInput input) {
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 31, 12, 0);

  /** Reads both. */
  public static Conversation read() throws IOException {
    Line line = Line.of("conversation.json", resource("conversation.json"));
    Node node = new Tape().read(line);
    ChatInput input = ChatInput.of(list(node, "messages"), NOW).withTools(list(node, "tools"));
    String template = new String(resource("chatml.jinja"), StandardCharsets.UTF_8);
    return new Conversation(ChatTemplate.parse(template), input);
  }

  private static List<Value> list(Node node, String name) {
    List<Value> values = new ArrayList<>();
    for (Node item : node.field(Name.of(name)).items()) {
      values.add(Value.of(item));
    }
    return values;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in =
        Optional.ofNullable(Conversation.class.getResourceAsStream(name)).orElseThrow()) {
      return in.readAllBytes();
    }
  }
}
