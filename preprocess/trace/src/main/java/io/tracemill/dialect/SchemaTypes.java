package io.tracemill.dialect;

import io.tracemill.json.Field;
import io.tracemill.json.JsonText;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The types of a JSON schema, which Gemini writes in upper case. */
final class SchemaTypes {
  private static final Set<String> UPPER =
      Set.of("STRING", "NUMBER", "INTEGER", "BOOLEAN", "ARRAY", "OBJECT", "NULL");

  private static final Pattern ANY =
      Pattern.compile("\"type\"\\s*:\\s*\"(?:STRING|NUMBER|INTEGER|BOOLEAN|ARRAY|OBJECT|NULL)\"");

  private SchemaTypes() {}

  /** Writes {@code schema} with its types in lower case; as it is where they are. */
  static void write(Node schema, JsonText json) {
    if (ANY.matcher(schema.raw().toString()).find()) {
      lowered(schema, json);
    } else {
      json.raw(schema.raw());
    }
  }

  private static void lowered(Node node, JsonText json) {
    if (node.is(Kind.OBJECT)) {
      json.beginObject();
      for (Field field : node.fields()) {
        json.name(field.key());
        if (field.key().equals("type") && isUpper(field.value())) {
          json.value(field.value().text().toLowerCase(Locale.ROOT));
        } else {
          lowered(field.value(), json);
        }
      }
      json.endObject();
    } else if (node.is(Kind.ARRAY)) {
      json.beginArray();
      node.items().forEach(item -> lowered(item, json));
      json.endArray();
    } else {
      json.raw(node.raw());
    }
  }

  private static boolean isUpper(Node type) {
    return type.is(Kind.STRING) && UPPER.contains(type.text());
  }
}
