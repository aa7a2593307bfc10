package io.tracemill.pipeline.settings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A value of a config-like file that knows its line; YAML and JSON are the same below here. */
public sealed interface Setting {

  /** The line it begins on, from 1. */
  int line();

  /** As in "but found ...". */
  String words();

  /** Keys and values in the file's order; no key is there twice. */
  record Mapping(int line, List<Entry> entries) implements Setting {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** The entry of a key. */
    public Optional<Entry> find(String key) {
      return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    @Override
    public String words() {
      return "a mapping";
    }
  }

  /** One key of a mapping and its value; the line is the key's. */
  record Entry(String key, int line, Setting value) {}

  /** Values in order. */
  record Sequence(int line, List<Setting> items) implements Setting {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String words() {
      return "a list";
    }
  }

  /** A string. */
  record Text(int line, String text) implements Setting {
    private static final int SHOWN = 60;

    @Override
    public String words() {
      int shown = Math.min(text.codePointCount(0, text.length()), SHOWN);
      String start = text.substring(0, text.offsetByCodePoints(0, shown));
      return SettingText.shown(start.length() == text.length() ? text : start + "...");
    }
  }

  /** A number; its text is as it stands in the file. */
  record Number(int line, String text, BigDecimal value) implements Setting {
    @Override
    public String words() {
      return text;
    }
  }

  /** A truth value; YAML's {@code yes}, {@code on} and their like are some too. */
  record Flag(int line, String text, boolean value) implements Setting {
    @Override
    public String words() {
      return text;
    }
  }

  /** Nothing. */
  record Null(int line) implements Setting {
    @Override
    public String words() {
      return "null";
    }
  }
}
