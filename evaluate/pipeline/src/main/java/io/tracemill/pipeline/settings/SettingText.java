package io.tracemill.pipeline.settings;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Flag;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Number;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Settings as JSON on one line, ASCII only, and as people read them. */
final class SettingText {
  private SettingText() {}

  static String of(Setting setting) {
    if (setting instanceof Mapping mapping) {
      return mapping.entries().stream()
          .map(SettingText::of)
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (setting instanceof Sequence sequence) {
      return list(sequence.items().stream().map(SettingText::of).toList());
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
    return new JsonText(Layout.COMPACT).value(text).toString();
  }

  /** The same for people: letters of any language stay as they are. */
  static String shown(String text) {
    StringBuilder json = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      String quoted = quoted(String.valueOf(c));
      json.append(Character.isLetterOrDigit(c) ? c : quoted.substring(1, quoted.length() - 1));
    }
    return "\"" + json + "\"";
  }
}
