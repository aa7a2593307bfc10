package io.tracemill.cli;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;

/** JSON that was read, with a line for each field and item; values are as they were. */
final class IndentedJson {
  private IndentedJson() {}

  static String of(Node value) {
    JsonText json = new JsonText(Layout.INDENTED);
    add(value, json);
    return json.toString();
  }

  /** Adds such a value to a text. */
  static void add(Node value, JsonText json) {
    if (value.is(Kind.OBJECT)) {
      json.beginObject();
      for (Field field : value.fields()) {
        add(field.value(), json.name(field.key()));
      }
      json.endObject();
    } else if (value.is(Kind.ARRAY)) {
      json.beginArray();
      value.items().forEach(item -> add(item, json));
      json.endArray();
    } else {
      json.value(value);
    }
  }
}
