package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** Writes settings as JSON on one line; ASCII only. */
final class JsonText {
  private static final int ASCII = 0x7f;

  private JsonText() {}

  static String of(Setting setting) {
    if (setting instanceof Mapping mapping) {
      return mapping.entries().stream()
          .map(JsonText::of)
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (setting instanceof Sequence sequence) {
      return list(sequence.items().stream().map(JsonText::of).toList());
    }
    return scalar(setting);
  }

  private static String of(Entry entry) {
    return quoted(entry.key()) + ":" + of(entry.value());
  }

  private static String scalar(Setting setting) {
    if (setting instanceof Text text) {
      return quoted(text.text());
    }
    if (setting instanceof Number number) {
      return number.value().toString();
    }
    return setting instanceof Flag flag ? String.valueOf(flag.value()) : "null";
  }

  static String list(List<String> items) {
    return items.stream().collect(Collectors.joining(",", "[", "]"));
  }

  static String quoted(String text) {
    return quoted(text, c -> c < ASCII);
  }

  /** The same for people: letters of any language stay as they are. */
  static String shown(String text) {
    return quoted(text, c -> c < ASCII || Character.isLetterOrDigit(c));
  }

  private static String quoted(String text, IntPredicate plain) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      append(json, text.charAt(i), plain);
    }
    return json.append('"').toString();
  }

  private static void append(StringBuilder json, char c, IntPredicate plain) {
    switch (c) {
      case '"' -> json.append("\\\"");
      case '\\' -> json.append("\\\\");
      case '\n' -> json.append("\\n");
      case '\t' -> json.append("\\t");
      case '\r' -> json.append("\\r");
      default -> {
        if (c >= ' ' && plain.test(c)) {
          json.append(c);
        } else {
          json.append("\\u");
          for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(Character.forDigit(c >>> shift & 15, 16));
          }
        }
      }
    }
  }
}
