package io.tracemill.infer.chat;

import io.tracemill.ask.Prompt;
import io.tracemill.jinja.ChatInput;
import io.tracemill.jinja.ChatTemplate;
import io.tracemill.jinja.TemplateException;
import io.tracemill.jinja.Value;
import io.tracemill.json.DataException;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chat templates and special tokens of a model.
 *
 * @param template the one that is meant for everything
 * @param toolUse the one that is meant for conversations with tools, where a model has it
 * @param specialTokens such as {@code bos_token}, by the names that templates know
 */
public record ModelChat(
    ChatTemplate template, Optional<ChatTemplate> toolUse, Map<String, String> specialTokens) {
  /** The files that are read, where a model has them. */
  public static final List<String> FILES =
      List.of(
          ModelFiles.TOKENIZER,
          ModelFiles.TOKENS,
          ChatTemplate.FILE,
          TemplateFiles.PROCESSOR,
          TemplateFiles.additional(TemplateFiles.DEFAULT),
          TemplateFiles.additional(TemplateFiles.TOOL_USE));

  /** Its tokens are copied. */
  public ModelChat {
    specialTokens = Map.copyOf(specialTokens);
  }

  /**
   * Reads the files of a model directory.
   *
   * @throws IOException if there is no template or a file cannot be read
   * @throws DataException if a file is not the JSON expected
   * @throws TemplateException if a template is none
   */
  public static ModelChat read(Path directory) throws IOException {
    return new ModelFiles(directory).chat();
  }

  /**
   * What a template is given to make the text of {@code prompt}.
   *
   * @param now the time that {@code strftime_now} shows
   */
  public static ChatInput input(Prompt.Conversation prompt, LocalDateTime now) {
    return ChatInput.of(values(prompt.messages()), now).withTools(values(prompt.tools()));
  }

  /**
   * The text of {@code prompt}.
   *
   * @throws TemplateException as {@link ChatTemplate#render} does
   */
  public String render(Prompt.Conversation prompt, LocalDateTime now) {
    return render(input(prompt, now));
  }

  private static List<Value> values(String json) {
    List<Value> values = new ArrayList<>();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    for (Node item : new Tape().read(Line.of("prompt", bytes)).as(Kind.ARRAY).items()) {
      values.add(Value.of(item));
    }
    return values;
  }

  /**
   * The prompt; special tokens are variables of the template unless the input has others.
   *
   * @throws TemplateException as {@link ChatTemplate#render} does
   */
  public String render(ChatInput input) {
    ChatInput complete = input;
    for (Map.Entry<String, String> token : specialTokens.entrySet()) {
      if (!input.variables().containsKey(token.getKey())) {
        complete = complete.with(token.getKey(), Value.of(token.getValue()));
      }
    }
    return toolUse.filter(own -> input.hasTools()).orElse(template).render(complete);
  }
}
