package io.tracemill.infer.chat;

import io.tracemill.jinja.ChatTemplate;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the templates of a model directory, in the hub library's order: {@code chat_template.jinja}
 * and the named ones in {@code additional_chat_templates}, of which one is enough to hide the
 * others; the field of {@code tokenizer_config.json}; that of {@code chat_template.json}.
 *
 * <p>A field holds one template, a list of named ones or an object of them. Only the names {@code
 * default} and {@code tool_use} are of use here; other templates are not read at all.
 */
record TemplateFiles(Path directory) {
  static final String DEFAULT = "default";
  static final String TOOL_USE = "tool_use";

  /** Where models with a processor keep it. */
  static final String PROCESSOR = "chat_template.json";

  private static final String ADDITIONAL = "additional_chat_templates";
  private static final List<String> NAMES = List.of(DEFAULT, TOOL_USE);
  private static final Name CHAT_TEMPLATE = Name.of("chat_template");
  private static final Name NAME = Name.of("name");
  private static final Name TEMPLATE = Name.of("template");

  /** The templates by their names; none if there is none. */
  Map<String, ChatTemplate> read(Optional<Node> tokenizer) throws IOException {
    Map<String, ChatTemplate> templates = ownFiles();
    if (!templates.isEmpty()) {
      return templates;
    }
    Optional<Node> found = tokenizer.flatMap(node -> node.find(CHAT_TEMPLATE));
    if (found.isPresent()) {
      return inField(ModelFiles.TOKENIZER, found.get());
    }
    Optional<Node> other =
        ModelFiles.json(directory, PROCESSOR).flatMap(node -> node.find(CHAT_TEMPLATE));
    return other.isPresent() ? inField(PROCESSOR, other.get()) : Map.of();
  }

  private Map<String, ChatTemplate> ownFiles() throws IOException {
    Map<String, ChatTemplate> templates = new LinkedHashMap<>();
    put(templates, DEFAULT, ChatTemplate.FILE);
    for (String name : NAMES) {
      put(templates, name, additional(name));
    }
    return templates;
  }

  static String additional(String name) {
    return ADDITIONAL + "/" + name + ".jinja";
  }

  private void put(Map<String, ChatTemplate> templates, String name, String file)
      throws IOException {
    Path path = directory.resolve(file);
    if (Files.isRegularFile(path)) {
      String source = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
      templates.put(name, ChatTemplate.parse(file, source));
    }
  }

  private static Map<String, ChatTemplate> inField(String file, Node field) {
    if (!field.is(Kind.ARRAY) && !field.is(Kind.OBJECT)) {
      return Map.of(DEFAULT, ChatTemplate.parse(file + " chat_template", field.text()));
    }
    Map<String, Node> sources = new LinkedHashMap<>();
    if (field.is(Kind.OBJECT)) {
      for (Field template : field.fields()) {
        sources.put(template.key(), template.value());
      }
    } else {
      for (Node item : field.items()) {
        sources.put(item.field(NAME).text(), item.field(TEMPLATE));
      }
    }
    Map<String, ChatTemplate> templates = new LinkedHashMap<>();
    for (String name : NAMES) {
      Optional.ofNullable(sources.get(name))
          .map(Node::text)
          .ifPresent(
              source ->
                  templates.put(name, ChatTemplate.parse(file + " chat_template " + name, source)));
    }
    return templates;
  }
}
