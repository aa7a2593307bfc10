package io.tracemill.serve.gateway;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The chat completion that a stream's chunks make: what the same server would have answered without
 * streaming, its choice 0 alone. Not for use by several threads at once.
 */
final class JoinedReply {
  private static final Name ERROR = Name.of("error");
  private static final Name MESSAGE = Name.of("message");
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name DELTA = Name.of("delta");

  /** Of these the first that says something counts; of other fields the last. */
  private static final Set<String> FIRST = Set.of("id", "created", "model");

  /** What is only of the stream: its kind of object, and what hides the length of chunks. */
  private static final Set<String> OF_STREAM = Set.of("object", "choices", "obfuscation");

  private static final Set<String> NOTHING = Set.of("null", "\"\"", "0");

  private final Tape tape = new Tape();
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final Map<String, String> choice = new LinkedHashMap<>();
  private final Map<String, StringBuilder> logprobs = new LinkedHashMap<>();
  private final JoinedMessage message = new JoinedMessage();
  private Optional<String> trouble = Optional.empty();
  private boolean any;

  /** Takes an event of the stream, whatever it is: no caller suffers from a strange one. */
  void take(StreamEvent event) {
    try {
      takeData(event);
    } catch (DataException e) {
      trouble("the server sent an event of another form: " + e.getMessage());
    }
  }

  private void takeData(StreamEvent event) {
    String all = String.join("\n", event.data());
    if (!isEnd(all) && !take(event.type(), all)) {
      // Some servers leave out the blank lines between events.
      for (String line : event.data()) {
        if (!isEnd(line) && !take(event.type(), line)) {
          trouble("the server sent an event that is not JSON");
        }
      }
    }
  }

  private static boolean isEnd(String data) {
    return data.isBlank() || data.strip().equals("[DONE]");
  }

  private boolean take(String type, String data) {
    Optional<Node> json =
        tape.readIfJson(Line.of("event", data.getBytes(StandardCharsets.UTF_8)))
            .filter(node -> node.is(Kind.OBJECT));
    json.ifPresent(chunk -> take(type, chunk));
    return json.isPresent();
  }

  private void take(String type, Node chunk) {
    Optional<Node> error = chunk.find(ERROR);
    if (error.isPresent() || type.equals("error")) {
      trouble("the server sent an error: " + said(error.orElse(chunk)));
      return;
    }
    any = true;
    for (Field field : chunk.fields()) {
      if (!OF_STREAM.contains(field.key())) {
        put(fields, field);
      }
    }
    chunk.find(CHOICES).filter(node -> node.is(Kind.ARRAY)).ifPresent(this::takeChoices);
  }

  private static void put(Map<String, String> to, Field field) {
    String value = field.value().raw().toString();
    if (FIRST.contains(field.key())) {
      if (NOTHING.contains(to.getOrDefault(field.key(), "null"))) {
        to.put(field.key(), value);
      }
    } else if (!field.value().is(Kind.NULL)) {
      to.put(field.key(), value);
    }
  }

  private static String said(Node error) {
    Optional<Node> message = error.is(Kind.OBJECT) ? error.find(MESSAGE) : Optional.empty();
    Node words = message.orElse(error);
    return words.is(Kind.STRING) ? words.text() : words.shown();
  }

  private void trouble(String text) {
    trouble = trouble.or(() -> Optional.of(text));
  }

  private void takeChoices(Node choices) {
    for (Node each : choices.items()) {
      if (each.is(Kind.OBJECT) && isFirst(each)) {
        takeChoice(each);
      }
    }
  }

  private static boolean isFirst(Node choice) {
    return choice.find(INDEX).filter(index -> !index.raw().toString().equals("0")).isEmpty();
  }

  private void takeChoice(Node each) {
    for (Field field : each.fields()) {
      switch (field.key()) {
        case "index", "delta", "message" -> {}
        case "logprobs" -> takeLogprobs(field.value());
        default -> put(choice, field);
      }
    }
    each.find(DELTA)
        .or(() -> each.find(MESSAGE))
        .filter(node -> node.is(Kind.OBJECT))
        .ifPresent(message::take);
  }

  /** Lists of tokens, which go on from chunk to chunk. */
  private void takeLogprobs(Node value) {
    if (value.is(Kind.OBJECT)) {
      for (Field field : value.fields()) {
        if (field.value().is(Kind.ARRAY) && field.value().size() > 0) {
          StringBuilder list = logprobs.computeIfAbsent(field.key(), key -> new StringBuilder());
          String items = field.value().raw().toString();
          list.append(list.isEmpty() ? "" : ",").append(items, 1, items.length() - 1);
        }
      }
    }
  }

  /** Why it is not whole, if it is not. */
  Optional<String> trouble() {
    return trouble.or(
        () ->
            isFinished()
                ? Optional.empty()
                : Optional.of("the stream ended without a finish_reason"));
  }

  private boolean isFinished() {
    return !NOTHING.contains(choice.getOrDefault("finish_reason", "null"));
  }

  /** Whether anything of an answer has come. */
  boolean isAny() {
    return any;
  }

  /** Its JSON. */
  String json() {
    JsonText json = new JsonText(Layout.COMPACT).beginObject();
    writeFirst(json);
    json.name("object").value("chat.completion");
    json.name("choices").beginArray().beginObject().name("index").value(0);
    message.write(json.name("message"));
    if (!logprobs.isEmpty()) {
      json.name("logprobs").beginObject();
      logprobs.forEach((key, list) -> json.name(key).raw(Slice.of("[" + list + "]")));
      json.endObject();
    }
    choice.forEach((key, value) -> json.name(key).raw(Slice.of(value)));
    if (!choice.containsKey("finish_reason")) {
      json.name("finish_reason").nullValue();
    }
    json.endObject().endArray();
    fields.forEach(
        (key, value) -> {
          if (!FIRST.contains(key)) {
            json.name(key).raw(Slice.of(value));
          }
        });
    return json.endObject().toString();
  }

  private void writeFirst(JsonText json) {
    fields.forEach(
        (key, value) -> {
          if (FIRST.contains(key)) {
            json.name(key).raw(Slice.of(value));
          }
        });
  }
}
