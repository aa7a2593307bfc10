package io.tracemill.prepare.span;

import io.tracemill.dialect.Talk;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages as OpenInference has them: {@code llm.input_messages.0.message.content}, flattened or
 * not. What {@code input.value} shows besides may be a summary and counts only where these are
 * absent.
 *
 * @see <a href="https://github.com/Arize-ai/openinference/tree/main/spec">OpenInference's
 *     conventions</a>
 */
final class OpenInferenceAttributes implements SpanContent {
  private static final String INPUT = "llm.input_messages";
  private static final String OUTPUT = "llm.output_messages";
  private static final String TOOLS = "llm.tools";
  private static final Name MESSAGE = Name.of("message");
  private static final Name TOOL = Name.of("tool");
  private static final Name JSON_SCHEMA = Name.of("json_schema");

  /** Names around one value, which say what it is once more. */
  private static final Set<String> AROUND =
      Set.of("message", "tool_call", "message_content", "image");

  @Override
  public boolean isIn(Span span) {
    SpanAttributes said = span.attributes();
    return said.whole(INPUT).isPresent() || said.whole(OUTPUT).isPresent();
  }

  @Override
  public void read(Span span, Talk talk) {
    SpanAttributes said = span.attributes();
    said.whole(INPUT).map(OpenInferenceAttributes::messages).ifPresent(talk::given);
    said.whole(OUTPUT).map(OpenInferenceAttributes::messages).ifPresent(talk::said);
    Optional<Node> tools = said.whole(TOOLS).filter(n -> n.is(Kind.ARRAY));
    if (tools.isPresent()) {
      for (Node tool : Unflattened.of(tools.get()).items()) {
        tool(tool).ifPresent(talk::tools);
      }
    }
  }

  private static Optional<Node> tool(Node item) {
    Optional<Node> inner = item.is(Kind.OBJECT) ? item.find(TOOL) : Optional.empty();
    Node tool = inner.filter(node -> node.is(Kind.OBJECT)).orElse(item);
    return tool.is(Kind.OBJECT) ? tool.find(JSON_SCHEMA) : Optional.empty();
  }

  private static Node messages(Node value) {
    if (!value.is(Kind.ARRAY)) {
      return value;
    }
    JsonText text = new JsonText(Layout.COMPACT).beginArray();
    for (Node item : Unflattened.of(value).items()) {
      Optional<Node> inner = item.is(Kind.OBJECT) ? item.find(MESSAGE) : Optional.empty();
      message(inner.orElse(item), text);
    }
    return Node.of(text.endArray().toString());
  }

  private static void message(Node message, JsonText text) {
    if (!message.is(Kind.OBJECT)) {
      text.value(message);
      return;
    }
    text.beginObject();
    boolean blocks = message.fields().stream().anyMatch(field -> field.key().equals("contents"));
    for (Field field : message.fields()) {
      switch (field.key()) {
        case "contents" -> list(field.value(), text.name("content"));
        case "tool_calls" -> list(field.value(), text.name("tool_calls"));
        case "content" -> {
          if (!blocks) {
            text.name("content").value(field.value());
          }
        }
        case "function_call_name" -> legacyCall(message, field.value(), text);
        case "function_call_arguments_json" -> {}
        default -> text.name(field.key()).value(field.value());
      }
    }
    text.endObject();
  }

  private static void legacyCall(Node message, Node name, JsonText text) {
    text.name("function_call").beginObject().name("name").value(name);
    Optional<Node> arguments = message.find(Name.of("function_call_arguments_json"));
    arguments.ifPresent(json -> text.name("arguments").value(json));
    text.endObject();
  }

  private static void list(Node array, JsonText text) {
    if (!array.is(Kind.ARRAY)) {
      text.value(array);
      return;
    }
    text.beginArray();
    for (Node item : array.items()) {
      Node bare = bare(item);
      if (bare.is(Kind.OBJECT) && isImage(bare)) {
        image(bare, text);
      } else {
        text.value(bare);
      }
    }
    text.endArray();
  }

  private static Node bare(Node item) {
    if (item.is(Kind.OBJECT) && item.size() == 1) {
      List<Field> fields = item.fields();
      return AROUND.contains(fields.get(0).key()) ? fields.get(0).value() : item;
    }
    return item;
  }

  private static boolean isImage(Node block) {
    return block.peek(Name.of("image")).isPresent();
  }

  /** {@code {"type": "image", "image": {"image": {"url": "..."}}}} in OpenAI's form. */
  private static void image(Node block, JsonText text) {
    Node image = bare(block.field(Name.of("image")));
    text.beginObject().name("type").value("image_url").name("image_url").value(image).endObject();
  }
}
