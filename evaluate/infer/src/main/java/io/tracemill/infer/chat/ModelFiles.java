package io.tracemill.infer.chat;

import io.tracemill.jinja.ChatTemplate;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the templates and tokens of a model directory as it comes from a hub. */
final class ModelFiles {
  static final String TOKENIZER = "tokenizer_config.json";
  static final String TOKENS = "special_tokens_map.json";

  private final Path directory;

  ModelFiles(Path directory) {
    this.directory = directory;
  }

  ModelChat chat() throws IOException {
    Optional<Node> tokenizer = json(directory, TOKENIZER);
    Map<String, ChatTemplate> templates = new TemplateFiles(directory).read(tokenizer);
    Optional<ChatTemplate> toolUse = Optional.ofNullable(templates.get(TemplateFiles.TOOL_USE));
    ChatTemplate template =
        Optional.ofNullable(templates.get(TemplateFiles.DEFAULT))
            .or(() -> toolUse)
            .orElseThrow(this::none);
    return new ModelChat(template, toolUse, SpecialTokens.of(tokenizer, json(directory, TOKENS)));
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

  static Optional<Node> json(Path directory, String name) throws IOException {
    Path file = directory.resolve(name);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.of(new Tape().read(Line.of(name, Files.readAllBytes(file))));
  }
}
