package io.tracemill.ask.journal;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A journal's first line: its version and the settings that its outcomes depend on. */
record JournalHeader(SortedMap<String, String> settings) {
  /** How every header begins. */
  static final String BEGIN = "{\"tracemill_journal\":";

  private static final Name VERSION_KEY = Name.of("tracemill_journal");
  private static final Name SETTINGS = Name.of("settings");
  private static final String VERSION = "1";

  JournalHeader(Map<String, String> settings) {
    this(new TreeMap<>(settings));
  }

  /** The header in a line, if it is one of this version. */
  static Optional<JournalHeader> of(Node line) {
    boolean mine =
        line.is(Kind.OBJECT)
            && line.find(VERSION_KEY).filter(v -> v.raw().toString().equals(VERSION)).isPresent()
            && line.find(SETTINGS).filter(s -> s.is(Kind.OBJECT)).isPresent();
    if (!mine) {
      return Optional.empty();
    }
    SortedMap<String, String> settings = new TreeMap<>();
    line.field(SETTINGS).fields().forEach(field -> settings.put(field.key(), field.value().text()));
    return Optional.of(new JournalHeader(settings));
  }

  String line() {
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name(VERSION_KEY.toString()).value(1).name(SETTINGS.toString()).beginObject();
    settings.forEach((key, value) -> text.name(key).value(value));
    return text.endObject().endObject().toString();
  }

  /** What is other now than in {@code before}. */
  List<String> differences(JournalHeader before) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(settings.keySet());
    keys.addAll(before.settings.keySet());
    for (String key : keys) {
      String was = before.settings.getOrDefault(key, "not set");
      String is = settings.getOrDefault(key, "not set");
      if (!was.equals(is)) {
        differences.add(key + " was " + was + " and is " + is);
      }
    }
    return differences;
  }
}
