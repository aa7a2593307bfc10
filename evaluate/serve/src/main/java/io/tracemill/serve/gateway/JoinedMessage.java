package io.tracemill.serve.gateway;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A message that comes in pieces, each of which says what is new. */
final class JoinedMessage {
  /** Fields whose pieces are put one behind the other. */
  private static final Set<String> TEXTS =
      Set.of("content", "refusal", "reasoning", "reasoning_content");

  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final Map<String, List<String>> arrays = new LinkedHashMap<>();
  private final Map<String, String> others = new LinkedHashMap<>();
  private final JoinedCalls calls = new JoinedCalls();
  private Optional<JoinedCall> function = Optional.empty();
  private String role = "assistant";

  /** Takes a piece, a {@code delta}. */
  void take(Node piece) {
    for (Field field : piece.fields()) {
      if (!field.value().is(Kind.NULL)) {
        take(field.key(), field.value());
      }
    }
  }

  private void take(String key, Node value) {
    switch (key) {
      case "index" -> {}
      case "role" -> role = value.is(Kind.STRING) && !value.text().isEmpty() ? value.text() : role;
      case "tool_calls" -> takeCalls(value);
      case "function_call" -> takeFunction(value);
      default -> takeOther(key, value);
    }
  }

  private void takeCalls(Node value) {
    if (value.is(Kind.ARRAY)) {
      value.items().forEach(calls::take);
    }
  }

  private void takeFunction(Node value) {
    if (value.is(Kind.OBJECT)) {
      JoinedCall call = function.orElseGet(JoinedCall::new);
      function = Optional.of(call);
      call.takeFunction(value);
    }
  }

  private void takeOther(String key, Node value) {
    if (value.is(Kind.ARRAY)) {
      List<String> items =
          arrays.computeIfAbsent(key, name -> parts(Optional.ofNullable(texts.remove(name))));
      value.items().forEach(item -> items.add(item.raw().toString()));
    } else if (value.is(Kind.STRING) && arrays.containsKey(key)) {
      arrays.get(key).add(part(value.text()));
    } else if (value.is(Kind.STRING) && TEXTS.contains(key)) {
      texts.computeIfAbsent(key, name -> new StringBuilder()).append(value.text());
    } else {
      others.put(key, value.raw().toString());
    }
  }

  /** What was said as text before parts of another kind came. */
  private static List<String> parts(Optional<StringBuilder> text) {
    return text.filter(said -> !said.isEmpty())
        .map(said -> new ArrayList<>(List.of(part(said.toString()))))
        .orElseGet(ArrayList::new);
  }

  private static String part(String text) {
    return new JsonText(Layout.COMPACT)
        .beginObject()
        .name("type")
        .value("text")
        .name("text")
        .value(text)
        .endObject()
        .toString();
  }

  /** Writes it as an answer that is no stream has it. */
  void write(JsonText json) {
    json.beginObject().name("role").value(role);
    if (!texts.containsKey("content") && !arrays.containsKey("content")) {
      json.name("content").nullValue();
    }
    texts.forEach((key, text) -> json.name(key).value(text.toString()));
    arrays.forEach((key, items) -> writeArray(json.name(key), items));
    others.forEach((key, value) -> json.name(key).raw(Slice.of(value)));
    if (!calls.isEmpty()) {
      calls.write(json.name("tool_calls"));
    }
    function.ifPresent(call -> call.writeFunction(json.name("function_call")));
    json.endObject();
  }

  private static void writeArray(JsonText json, List<String> items) {
    json.beginArray();
    items.forEach(item -> json.raw(Slice.of(item)));
    json.endArray();
  }
}
