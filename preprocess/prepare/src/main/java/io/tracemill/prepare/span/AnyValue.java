package io.tracemill.prepare.span;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * Values as OpenTelemetry's protocol has them, {@code {"stringValue": "x"}}, as plain JSON.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">OTLP</a>
 */
final class AnyValue {
  private static final Name ARRAY = Name.of("arrayValue");
  private static final Name OBJECT = Name.of("kvlistValue");
  private static final Name VALUES = Name.of("values");
  private static final Name KEY = Name.of("key");
  private static final Name VALUE = Name.of("value");

  private static final List<Name> PLAIN =
      List.of(
          Name.of("stringValue"),
          Name.of("intValue"),
          Name.of("doubleValue"),
          Name.of("boolValue"),
          Name.of("bytesValue"));

  private AnyValue() {}

  /** The JSON that {@code value} stands for; what is written otherwise is JSON already. */
  static Node json(Node value) {
    if (!value.is(Kind.OBJECT) || value.size() != 1) {
      return value;
    }
    for (Name name : PLAIN) {
      Optional<Node> plain = value.find(name);
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    if (inner(value, ARRAY).isEmpty() && inner(value, OBJECT).isEmpty()) {
      return value;
    }
    JsonText text = new JsonText(Layout.COMPACT);
    write(value, text);
    return Node.of(text.toString());
  }

  private static void write(Node value, JsonText text) {
    Optional<Node> array = inner(value, ARRAY);
    Optional<Node> object = inner(value, OBJECT);
    if (array.isPresent()) {
      text.beginArray();
      for (Node item : values(array.get())) {
        write(item, text);
      }
      text.endArray();
    } else if (object.isPresent()) {
      text.beginObject();
      for (Node item : values(object.get())) {
        text.name(item.field(KEY).text());
        write(item.field(VALUE), text);
      }
      text.endObject();
    } else {
      text.value(json(value));
    }
  }

  private static Optional<Node> inner(Node value, Name name) {
    return value.is(Kind.OBJECT) && value.size() == 1 ? value.find(name) : Optional.empty();
  }

  /** An empty array has no {@code values}, as protocol buffers write what is empty. */
  private static Iterable<Node> values(Node holder) {
    Optional<Node> values = holder.is(Kind.OBJECT) ? holder.find(VALUES) : Optional.empty();
    return values.isPresent() ? values.get().items() : List.of();
  }

  /** The key of {@code item}, one of a list of attributes; none where it is no such item. */
  static Optional<Field> field(Node item) {
    Optional<Node> key = item.is(Kind.OBJECT) ? item.find(KEY) : Optional.empty();
    Optional<Node> value = key.isPresent() ? item.find(VALUE) : Optional.empty();
    return value.isPresent() && key.get().is(Kind.STRING)
        ? Optional.of(new Field(key.get().text(), json(value.get())))
        : Optional.empty();
  }
}
