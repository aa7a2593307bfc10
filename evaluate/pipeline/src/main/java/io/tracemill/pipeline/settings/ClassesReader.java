package io.tracemill.pipeline.settings;

import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the classes of a classification: an object, or a list as other tools write it. */
final class ClassesReader {
  private static final String KEY = "classes_description";

  private final String file;
  private final Problems problems;
  private final Map<String, String> classes = new LinkedHashMap<>();

  ClassesReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /** Label to description, in order. */
  Map<String, String> read(Optional<Entry> entry) {
    entry.ifPresent(this::read);
    return classes;
  }

  private void read(Entry entry) {
    int before = problems.errors();
    if (entry.value() instanceof Mapping mapping) {
      mapping.entries().forEach(label -> add(label.line(), label.key(), label.value()));
    } else if (entry.value() instanceof Sequence list) {
      problems.warning(
          file,
          entry.line(),
          KEY,
          "is a list; the platform wants an object of class to description");
      list.items().forEach(this::item);
    } else {
      String found = entry.value().words();
      problems.error(
          file, entry.line(), KEY, "expected an object of class to description but found " + found);
    }
    if (classes.size() == 1 && problems.errors() == before) {
      problems.error(
          file, entry.line(), KEY, "expected two or more classes but found one: " + first());
    }
  }

  private String first() {
    return SettingText.shown(classes.keySet().iterator().next());
  }

  private void item(Setting item) {
    if (item instanceof Mapping mapping && mapping.find("name").isPresent()) {
      Optional<Setting> name = mapping.find("name").map(Entry::value);
      Setting description =
          mapping.find("description").map(Entry::value).orElse(new Text(item.line(), ""));
      label(name.orElseThrow()).ifPresent(text -> add(item.line(), text, description));
    } else {
      label(item).ifPresent(text -> add(item.line(), text, new Text(item.line(), "")));
    }
  }

  private Optional<String> label(Setting setting) {
    if (setting instanceof Text text) {
      return Optional.of(text.text());
    }
    boolean word = setting instanceof Setting.Flag || setting instanceof Setting.Number;
    String advice = word ? "; put it in quotes" : "";
    String message = "expected a class's name but found " + setting.words() + advice;
    problems.error(file, setting.line(), KEY, message);
    return Optional.empty();
  }

  private void add(int line, String label, Setting description) {
    if (label.isBlank()) {
      problems.error(
          file, line, KEY, "expected a class's name but found " + SettingText.shown(label));
    } else if (!(description instanceof Text || description instanceof Null)) {
      problems.error(
          file,
          line,
          KEY + "." + label,
          "expected a string that describes the class but found " + description.words());
    } else if (classes.putIfAbsent(label, text(description)) != null) {
      problems.error(file, line, KEY, "second class of the name " + SettingText.shown(label));
    }
  }

  private static String text(Setting description) {
    return description instanceof Text text ? text.text() : "";
  }
}
