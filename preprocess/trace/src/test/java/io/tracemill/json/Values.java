package io.tracemill.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** JSON values as maps, lists, strings, {@link Number}s and booleans, slow and plain. */
public final class Values {
  private Values() {}

  /** A number, by its spelling. */
  public record Number(String spelling) {}

  /** Stands for null. */
  public record Null() {}

  /** The value of {@code node}. */
  public static Object of(Node node) {
    return switch (node.kind()) {
      case OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        node.fields().forEach(field -> object.put(field.key(), of(field.value())));
        yield object;
      }
      case ARRAY -> {
        List<Object> array = new ArrayList<>();
        node.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case STRING -> node.text();
      case NUMBER -> new Number(node.raw().toString());
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> new Null();
    };
  }

  /** The value of a JSON text. */
  public static Object of(String json) {
    return of(Resources.node(json));
  }

  /** JSON of {@code value} with escapes and white space at random where JSON allows them. */
  public static String json(Object value, Random random) {
    if (value instanceof Map<?, ?> object) {
      List<String> fields = new ArrayList<>();
      object.forEach(
          (key, field) ->
              fields.add(string((String) key, random) + space(random) + ":" + json(field, random)));
      return space(random) + "{" + String.join(",", fields) + "}" + space(random);
    }
    if (value instanceof List<?> array) {
      List<String> items = array.stream().map(item -> json(item, random)).toList();
      return space(random) + "[" + String.join(",", items) + space(random) + "]";
    }
    if (value instanceof Number number) {
      return number.spelling();
    }
    return value instanceof String text
        ? string(text, random)
        : value instanceof Null ? "null" : value.toString();
  }

  private static String space(Random random) {
    return random.nextInt(6) == 0 ? " \t".substring(random.nextInt(2)) : "";
  }

  private static String string(String text, Random random) {
    StringBuilder json = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            point -> {
              if (point < ' ' || random.nextInt(12) == 0) {
                Character.toString(point).chars().forEach(c -> json.append(escape(c, random)));
              } else if (point == '"' || point == '\\' || (point == '/' && random.nextBoolean())) {
                json.append('\\').appendCodePoint(point);
              } else {
                json.appendCodePoint(point);
              }
            });
    return json.append('"').toString();
  }

  private static String escape(int c, Random random) {
    String hex = Integer.toHexString(0x10000 | c).substring(1);
    return "\\u" + (random.nextBoolean() ? hex : hex.toUpperCase(Locale.ROOT));
  }
}
