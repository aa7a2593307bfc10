package io.tracemill.infer.local;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Changes all strings of a JSON text, names of fields too. */
final class JsonStrings {
  private final UnaryOperator<String> change;
  private final JsonText text = new JsonText(Layout.COMPACT);

  private JsonStrings(UnaryOperator<String> change) {
    this.change = change;
  }

  /** {@code json} with each string as {@code change} makes it; all else stays. */
  static String mapped(String json, UnaryOperator<String> change) {
    JsonStrings mapping = new JsonStrings(change);
    mapping.add(new Tape().read(Line.of("prompt", json.getBytes(StandardCharsets.UTF_8))));
    return mapping.text.toString();
  }

  private void add(Node value) {
    switch (value.kind()) {
      case STRING -> text.value(change.apply(value.text()));
      case ARRAY -> {
        text.beginArray();
        value.items().forEach(this::add);
        text.endArray();
      }
      case OBJECT -> {
        text.beginObject();
        for (Field field : value.fields()) {
          text.name(change.apply(field.key()));
          add(field.value());
        }
        text.endObject();
      }
      default -> text.value(value);
    }
  }
}
