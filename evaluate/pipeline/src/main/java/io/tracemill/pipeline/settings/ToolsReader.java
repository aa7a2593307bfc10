package io.tracemill.pipeline.settings;

import io.tracemill.json.Nearest;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import io.tracemill.pipeline.settings.Setting.Entry;
import io.tracemill.pipeline.settings.Setting.Mapping;
import io.tracemill.pipeline.settings.Setting.Null;
import io.tracemill.pipeline.settings.Setting.Sequence;
import io.tracemill.pipeline.settings.Setting.Text;
import io.tracemill.trace.Tool;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the functions that a model may call: OpenAI's schemas, wrapped as tools or bare. */
final class ToolsReader {
  private static final String KEY = "tools";
  private static final String FUNCTION = "function";

  private final String file;
  private final Problems problems;
  private final Set<String> names = new HashSet<>();

  ToolsReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  List<Tool> read(Optional<Entry> entry) {
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!(entry.get().value() instanceof Sequence list)) {
      String found = entry.get().value().words();
      error(entry.get().line(), KEY, "expected a list of functions but found " + found);
      return List.of();
    }
    List<Tool> tools = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      tool(list.items().get(i), KEY + "[" + i + "]").ifPresent(tools::add);
    }
    return tools;
  }

  private Optional<Tool> tool(Setting item, String path) {
    if (!(item instanceof Mapping tool)) {
      error(item.line(), path, "expected an object but found " + item.words());
      return Optional.empty();
    }
    type(tool, path);
    Optional<Entry> wrapped = tool.find(FUNCTION);
    if (wrapped.isEmpty()) {
      return function(tool, path);
    }
    if (wrapped.get().value() instanceof Mapping function) {
      return function(function, path + "." + FUNCTION);
    }
    String found = wrapped.get().value().words();
    error(wrapped.get().line(), path + "." + FUNCTION, "expected an object but found " + found);
    return Optional.empty();
  }

  private void type(Mapping tool, String path) {
    Optional<Entry> type = tool.find("type");
    if (type.isPresent() && !isText(type.get().value(), FUNCTION)) {
      String found = type.get().value().words();
      error(type.get().line(), path + ".type", "expected \"function\" but found " + found);
    }
  }

  private Optional<Tool> function(Mapping function, String path) {
    Optional<String> name = name(function, path);
    Optional<Mapping> schema =
        parameters(function, path).flatMap(entry -> schema(entry, path + ".parameters"));
    return name.map(text -> new Tool(text, schema.map(this::node), Optional.of(node(function))));
  }

  private Optional<String> name(Mapping function, String path) {
    Optional<Entry> entry = function.find("name");
    if (entry.isEmpty()) {
      error(function.line(), path + ".name", "is missing; expected the function's name");
      return Optional.empty();
    }
    Setting value = entry.get().value();
    if (!(value instanceof Text text) || text.text().isBlank()) {
      String message = "expected the function's name but found " + value.words();
      error(entry.get().line(), path + ".name", message);
      return Optional.empty();
    }
    if (!names.add(text.text())) {
      error(entry.get().line(), path + ".name", "second function of the name " + value.words());
    }
    return Optional.of(text.text());
  }

  private Optional<Entry> parameters(Mapping function, String path) {
    Optional<Entry> entry =
        function.find("parameters").filter(found -> !(found.value() instanceof Null));
    Optional<Entry> other = function.find("input_schema").or(() -> function.find("arguments"));
    if (entry.isEmpty() && other.isPresent()) {
      String key = other.get().key();
      error(other.get().line(), path + "." + key, "unknown key; did you mean parameters?");
    }
    return entry;
  }

  private Optional<Mapping> schema(Entry entry, String path) {
    if (!(entry.value() instanceof Mapping schema)) {
      String found = entry.value().words();
      error(entry.line(), path, "expected an object with a JSON schema but found " + found);
      return Optional.empty();
    }
    Optional<Entry> type = schema.find("type");
    if (type.isPresent() && !isText(type.get().value(), "object")) {
      String found = type.get().value().words();
      error(type.get().line(), path + ".type", "expected \"object\" but found " + found);
    } else if (type.isEmpty() && !schema.entries().isEmpty()) {
      String message = "is missing; expected \"object\"";
      problems.warning(file, entry.line(), path + ".type", message);
    }
    required(schema, properties(schema, path), path + ".required");
    return Optional.of(schema);
  }

  private List<String> properties(Mapping schema, String path) {
    Optional<Entry> entry = schema.find("properties");
    if (entry.isEmpty()) {
      return List.of();
    }
    if (!(entry.get().value() instanceof Mapping properties)) {
      String found = entry.get().value().words();
      error(entry.get().line(), path + ".properties", "expected an object but found " + found);
      return List.of();
    }
    return properties.entries().stream().map(Entry::key).toList();
  }

  private void required(Mapping schema, List<String> properties, String path) {
    Optional<Entry> entry = schema.find("required");
    if (entry.isEmpty()) {
      return;
    }
    if (!(entry.get().value() instanceof Sequence list)) {
      String found = entry.get().value().words();
      error(entry.get().line(), path, "expected a list of property names but found " + found);
      return;
    }
    for (Setting item : list.items()) {
      if (!(item instanceof Text name)) {
        error(item.line(), path, "expected a property's name but found " + item.words());
      } else if (!properties.contains(name.text())) {
        String question = Nearest.question(name.text(), properties);
        String message = item.words() + " is none of the properties" + question;
        problems.warning(file, item.line(), path, message);
      }
    }
  }

  private static boolean isText(Setting value, String expected) {
    return value instanceof Text text && text.text().equals(expected);
  }

  /** The schema as JSON on a tape of its own, which lives as long as the node. */
  private Node node(Mapping schema) {
    byte[] json = SettingText.of(schema).getBytes(StandardCharsets.US_ASCII);
    return new Tape().read(Line.of(file, json)).as(Kind.OBJECT);
  }

  private void error(int line, String path, String message) {
    problems.error(file, line, path, message);
  }
}
