package io.tracemill.infer.local;

import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.chat.TemplateTrial;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.family.Families;
import io.tracemill.infer.family.GenerationConfig;
import io.tracemill.infer.family.ModelSizes;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.tokenizer.ModelTokenizer;
import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.jinja.TemplateException;
import io.tracemill.json.DataException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a model directory says of text: template, tokenizer and end tokens, without the weights.
 *
 * <p>It holds the tokenizer's native memory: who opened it closes it.
 */
public final class ModelText implements Closeable {
  private final ModelChat chat;
  private final ModelTokenizer tokenizer;
  private final EndTokens end;
  private final ModelSizes sizes;
  private final LocalDateTime now;
  private final SpelledTokens spelled;

  private ModelText(ModelChat chat, ModelTokenizer tokenizer, EndTokens end, Model model) {
    this.chat = chat;
    this.tokenizer = tokenizer;
    this.end = end;
    this.sizes = model.sizes();
    this.now = model.now();
    this.spelled = new SpelledTokens(chat, tokenizer.special(), now);
  }

  private record Model(ModelSizes sizes, LocalDateTime now) {}

  /**
   * Reads the configs, the template and the tokenizer of a directory.
   *
   * @param place where the tokenizer's native library is unpacked
   * @param now the time that a template shows where it asks for it
   * @param spelled how special tokens are read that a conversation's text spells
   * @throws IOException if a file is absent or damaged
   * @throws DataException if a file is not the JSON expected
   */
  public static ModelText open(
      Path directory, NativePlace place, LocalDateTime now, SpecialTokenReading spelled)
      throws IOException {
    Model model = new Model(Families.read(directory).sizes(), now);
    GenerationConfig generation = GenerationConfig.read(directory);
    ModelTokenizer tokenizer = ModelTokenizer.open(directory, place, spelled);
    try {
      ModelChat chat = chat(directory);
      checkEnd(directory, chat);
      int vocabulary = model.sizes().vocabulary();
      EndTokens end = EndTokens.find(chat, tokenizer, generation).within(vocabulary);
      return new ModelText(chat, tokenizer, end, model);
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private static ModelChat chat(Path directory) throws IOException {
    try {
      return ModelChat.read(directory);
    } catch (TemplateException e) {
      throw new IOException(directory + ": the chat template cannot be read: " + e.getMessage(), e);
    }
  }

  private static void checkEnd(Path directory, ModelChat chat) throws IOException {
    try {
      TemplateTrial.checkEnd(chat);
    } catch (TemplateException e) {
      throw new IOException(
          directory + ": the chat template comes to no end, even for a word: " + e.getMessage(), e);
    }
  }

  /**
   * The text and tokens of a prompt: a conversation by the template, a text as it is.
   *
   * @throws RefusedPromptException if the template refuses the conversation, or there are tokens
   *     that the model has no numbers for, or none
   */
  public PromptTokens tokens(Prompt prompt) throws RefusedPromptException {
    String text = text(prompt);
    Optional<String> endless = tokenizer.endless(text);
    if (endless.isPresent()) {
      throw new RefusedPromptException(
          "the tokenizer's regular expression takes too long for it: " + endless.get());
    }
    return new PromptTokens(text, known("the prompt", tokens(prompt, text)));
  }

  /** A text without special tokens of the conversation's own is read in the usual way. */
  private Tokens tokens(Prompt prompt, String text) throws RefusedPromptException {
    if (tokenizer.readsSpelledAsText() && prompt instanceof Prompt.Conversation conversation) {
      SpelledTokens.Found found = spelled.in(conversation, text);
      if (!found.own().isEmpty()) {
        return found
            .template()
            .flatMap(places -> tokenizer.tokens(text, places))
            .orElseThrow(
                () ->
                    new RefusedPromptException(
                        "its text spells "
                            + found.own().get(0)
                            + ", which cannot be read as text: the chat template or the tokenizer"
                            + " takes it for its own"));
      }
    }
    return tokenizer.tokens(text);
  }

  /**
   * The special tokens that the conversation's own text spells, not its template, in order.
   *
   * @throws RefusedPromptException if the template refuses the conversation
   */
  public List<String> spelled(Prompt prompt) throws RefusedPromptException {
    return prompt instanceof Prompt.Conversation conversation
        ? spelled.in(conversation, text(prompt)).own()
        : List.of();
  }

  private String text(Prompt prompt) throws RefusedPromptException {
    if (prompt instanceof Prompt.Conversation conversation) {
      try {
        return chat.render(conversation, now);
      } catch (TemplateException e) {
        throw new RefusedPromptException("the chat template refuses it: " + e.getMessage());
      }
    }
    return ((Prompt.Text) prompt).text();
  }

  /** The tokens of {@code what}, which are at least one, and all known to the model. */
  Tokens known(String what, Tokens tokens) throws RefusedPromptException {
    if (tokens.size() == 0) {
      throw new RefusedPromptException(what + " is empty");
    }
    int greatest = Arrays.stream(tokens.toArray()).max().orElse(0);
    if (greatest >= sizes.vocabulary()) {
      throw new RefusedPromptException(
          what
              + " has the token "
              + greatest
              + ", "
              + tokenizer.spelled(greatest)
              + ", but config.json says that the model knows "
              + sizes.vocabulary()
              + " tokens (vocab_size): the tokenizer is another model's, or the token is not for"
              + " text");
    }
    return tokens;
  }

  /** What the chat template can show. */
  public TemplateFeatures template() {
    TemplateFeatures features = TemplateTrial.of(chat);
    // What marks a call as a special token cannot be shown as text.
    boolean shown =
        features
            .wording()
            .filter(wording -> tokenizer.special().places(wording.toString()).isEmpty())
            .isPresent();
    return shown ? features : features.withoutWording();
  }

  /** The tokenizer, which is closed with this. */
  public ModelTokenizer tokenizer() {
    return tokenizer;
  }

  /** What ends an answer. */
  public EndTokens end() {
    return end;
  }

  /** How many tokens prompt and answer may have together, as {@code config.json} says. */
  public int context() {
    return sizes.positions();
  }

  /** The time that a template shows. */
  public LocalDateTime now() {
    return now;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
