package io.tracemill.report.export;

import io.tracemill.dialect.ItemReaders;
import io.tracemill.dialect.SplitRows;
import io.tracemill.json.DataException;
import io.tracemill.json.JsonText;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.score.Prediction;
import io.tracemill.trace.Content;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Message;
import io.tracemill.trace.Part;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The prompt and the answer of a row as inspect_ai's messages. What is written as messages of
 * OpenAI's dialect is read as such, all else is text.
 *
 * @param prompt empty where it is a text
 */
record InspectMessages(String question, List<Message> prompt, Message answer) {
  private static final Name IMAGE = Name.of("image_url");
  private static final Name URL = Name.of("url");

  static InspectMessages of(Prediction row) {
    return new InspectMessages(row.question(), prompt(row.question()), answer(row));
  }

  private static List<Message> prompt(String question) {
    if (!question.stripLeading().startsWith("[")) {
      return List.of();
    }
    try {
      return SplitRows.conversation(Node.ofText(question))
          .map(ItemReaders.OPENAI_WITH_IMAGES::messages)
          .orElse(List.of());
    } catch (DataException e) {
      return List.of();
    }
  }

  private static Message answer(Prediction row) {
    Message text = Message.saying(Role.ASSISTANT, new Content.Text(row.prediction()));
    boolean json = row.prediction().startsWith("[") || row.prediction().startsWith("{");
    if (row.version() == DataVersion.V0 || !json) {
      return text;
    }
    try {
      Node node = Node.of(row.prediction());
      List<Message> read = new ArrayList<>();
      for (Node message : node.is(Kind.OBJECT) ? List.of(node) : node.items()) {
        message.field(Name.of("role"));
        ItemReaders.OPENAI_ANSWER.read(message, read);
      }
      return read.size() == 1 ? read.get(0) : text;
    } catch (DataException e) {
      return text;
    }
  }

  /** Adds the prompt: its text, or an array of messages. */
  void addInput(JsonText text) {
    if (prompt.isEmpty()) {
      text.value(question);
    } else {
      text.beginArray();
      prompt.forEach(message -> add(message, text));
      text.endArray();
    }
  }

  /** Adds the answer. */
  void addAnswer(JsonText text) {
    add(answer, text);
  }

  /** Adds the prompt's messages and the answer as an array. */
  void addAll(JsonText text) {
    text.beginArray();
    if (prompt.isEmpty()) {
      add(Message.saying(Role.USER, new Content.Text(question)), text);
    }
    prompt.forEach(message -> add(message, text));
    add(answer, text);
    text.endArray();
  }

  private static void add(Message message, JsonText text) {
    text.beginObject().name("role").value(message.role().name().toLowerCase(Locale.ROOT));
    content(message.content(), text.name("content"));
    if (message.callsTools()) {
      text.name("tool_calls").beginArray();
      int number = 0;
      for (ToolCall call : message.toolCalls()) {
        number++;
        call(call, number, text);
      }
      text.endArray();
    }
    if (message.role() == Role.TOOL) {
      string("tool_call_id", message.toolCallId(), text);
      string("function", message.name(), text);
    }
    text.endObject();
  }

  private static void string(String name, Optional<Node> value, JsonText text) {
    value.ifPresent(found -> text.name(name).value(found.text()));
  }

  private static void content(Content content, JsonText text) {
    if (content.parts().isEmpty()) {
      text.value(content.text());
      return;
    }
    text.beginArray();
    content.parts().forEach(part -> part(part, text));
    text.endArray();
  }

  private static void part(Part part, JsonText text) {
    boolean says = part.text().isPresent();
    String said = says ? part.text().get().text() : image(part);
    text.beginObject().name("type").value(says ? "text" : "image");
    text.name(says ? "text" : "image").value(said).endObject();
  }

  private static String image(Part part) {
    Node json = Node.of(part.json().toString());
    Optional<Node> image = json.peek(IMAGE);
    return image
        .filter(found -> found.is(Kind.OBJECT))
        .flatMap(found -> found.peek(URL))
        .or(() -> image)
        .filter(url -> url.is(Kind.STRING))
        .map(Node::text)
        .orElseGet(() -> part.json().toString());
  }

  /** A call without an id has its number for one, as inspect_ai demands it. */
  private static void call(ToolCall call, int number, JsonText text) {
    text.beginObject().name("id");
    text.value(call.id().map(Node::text).orElse("call_" + number));
    text.name("function").value(call.name().text()).name("arguments");
    if (call.arguments().isPresent()) {
      Readable.add(call.arguments().get(), text);
    } else {
      text.beginObject().endObject();
    }
    text.name("type").value("function").endObject();
  }
}
