package io.tracemill.infer.chat;

import io.tracemill.json.Kind;
import io.tracemill.json.Line;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the templates and tokens of a model directory as it comes from a hub. */
final class ModelFiles {
  private static final String TOKENIZER = "tokenizer_config.json";

  /** Where models with a processor keep it. */
  private static final String PROCESSOR = "chat_template.json";

  private static final String TOOL_USE = "tool_use";
  private static final String DEFAULT = "default";
  private static final Name CHAT_TEMPLATE = Name.of("chat_template");
  private static final Name NAME = Name.of("name");
  private static final Name TEMPLATE = Name.of("template");
  private static final Name CONTENT = Name.of("content");
  private static final List<String> TOKENS =
      List.of(
          "bos_token",
          "eos_token",
          "unk_token",
          "sep_token",
          "pad_token",
          "cls_token",
          "mask_token");

  private final Path directory;

  ModelFiles(Path directory) {
    this.directory = directory;
  }

  ModelChat chat() throws IOException {
    Optional<Node> tokenizer = json(TOKENIZER);
    Map<String, ChatTemplate> templates = templates(tokenizer);
    ChatTemplate template =
        Optional.ofNullable(templates.get(DEFAULT))
            .or(() -> Optional.ofNullable(templates.get(TOOL_USE)))
            .orElseThrow(this::none);
    return new ModelChat(
        template,
        Optional.ofNullable(templates.get(TOOL_USE)),
        tokenizer.map(ModelFiles::tokens).orElse(Map.of()));
  }

  private IOException none() {
    return new IOException(
        directory
            + " has no chat template: expected the file "
            + ChatTemplate.FILE
            + ", or the field \"chat_template\" in "
            + TOKENIZER
            + " with a template of its own or one named \"default\"");
  }

  private Map<String, ChatTemplate> templates(Optional<Node> tokenizer) throws IOException {
    Path file = directory.resolve(ChatTemplate.FILE);
    if (Files.isRegularFile(file)) {
      String source = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return Map.of(DEFAULT, ChatTemplate.parse(source));
    }
    Optional<Node> found = tokenizer.flatMap(node -> node.find(CHAT_TEMPLATE));
    if (found.isPresent()) {
      return templates(TOKENIZER, found.get());
    }
    Optional<Node> other = json(PROCESSOR).flatMap(node -> node.find(CHAT_TEMPLATE));
    return other.isPresent() ? templates(PROCESSOR, other.get()) : Map.of();
  }

  private static Map<String, ChatTemplate> templates(String file, Node node) {
    if (!node.is(Kind.ARRAY)) {
      return Map.of(DEFAULT, ChatTemplate.parse(file + " chat_template", node.text()));
    }
    Map<String, ChatTemplate> templates = new LinkedHashMap<>();
    for (Node item : node.items()) {
      String name = item.field(NAME).text();
      if (name.equals(DEFAULT) || name.equals(TOOL_USE)) {
        String source = item.field(TEMPLATE).text();
        templates.put(name, ChatTemplate.parse(file + " chat_template " + name, source));
      }
    }
    return templates;
  }

  private static Map<String, String> tokens(Node tokenizer) {
    Map<String, String> tokens = new LinkedHashMap<>();
    for (String name : TOKENS) {
      tokenizer
          .find(Name.of(name))
          .ifPresent(
              token ->
                  tokens.put(
                      name, token.is(Kind.OBJECT) ? token.field(CONTENT).text() : token.text()));
    }
    return tokens;
  }

  private Optional<Node> json(String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(new Tape().read(Line.of(name, Files.readAllBytes(file))));
  }
}
