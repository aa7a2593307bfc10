package io.tracemill.infer.local;

import io.tracemill.ask.Prompt;
import io.tracemill.infer.chat.ModelChat;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.family.GenerationConfig;
import io.tracemill.infer.tokenizer.ModelTokenizer;
import io.tracemill.jinja.TemplateException;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tokens that end an answer.
 *
 * <p>Those that {@code generation_config.json} names, or {@code config.json} where it names none;
 * the {@code eos_token} of the tokenizer; and the token by which the template ends an answer, for
 * files often forget it. That one is found by having the template write a conversation and looking
 * which token of those that text is not made of follows an answer: {@code <|im_end|>}, {@code
 * <|eot_id|>}, {@code <end_of_turn>}; with a template that only opens the next turn, its opening.
 *
 * @param all any of which ends an answer; none if nothing names one
 */
public record EndTokens(Set<Integer> all) {
  private static final LocalDateTime ANY_DAY = LocalDateTime.of(2025, 1, 1, 0, 0);
  private static final String ANSWER = "answerofthemodel";
  private static final String ASKED =
      "{\"role\":\"user\",\"content\":\"hello\"},{\"role\":\"assistant\",\"content\":\""
          + ANSWER
          + "\"}";
  private static final String ASKED_TWICE = ASKED + ",{\"role\":\"user\",\"content\":\"thanks\"}";
  private static final String TOOLS =
      "[{\"type\":\"function\",\"function\":{\"name\":\"go\",\"description\":\"-\",\"parameters\":"
          + "{\"type\":\"object\",\"properties\":{}}}}]";

  /** Until one shows it; some templates for tools cannot do without any. */
  private static final List<Prompt.Conversation> TRIED =
      List.of(
          new Prompt.Conversation("[" + ASKED_TWICE + "]", "[]"),
          new Prompt.Conversation("[" + ASKED + "]", "[]"),
          new Prompt.Conversation("[" + ASKED_TWICE + "]", TOOLS));

  /** Copies the set. */
  public EndTokens {
    all = Set.copyOf(all);
  }

  static EndTokens find(ModelChat chat, ModelTokenizer tokenizer, GenerationConfig generation) {
    Optional<Integer> turn =
        TRIED.stream()
            .flatMap(conversation -> rendered(chat, conversation).stream())
            .flatMap(text -> behindAnswer(text, tokenizer).stream())
            .findFirst();
    Optional<Integer> own =
        Optional.ofNullable(chat.specialTokens().get("eos_token")).flatMap(tokenizer::find);
    Set<Integer> all = new LinkedHashSet<>(generation.end());
    turn.ifPresent(all::add);
    own.ifPresent(all::add);
    return new EndTokens(all);
  }

  /** Those that a model of a vocabulary this large can write. */
  EndTokens within(int vocabulary) {
    return new EndTokens(
        all.stream().filter(token -> token < vocabulary).collect(Collectors.toSet()));
  }

  private static Optional<String> rendered(ModelChat chat, Prompt.Conversation conversation) {
    try {
      return Optional.of(
          chat.render(ModelChat.input(conversation, ANY_DAY).withGenerationPrompt(false)));
    } catch (TemplateException refused) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> behindAnswer(String text, ModelTokenizer tokenizer) {
    int answer = text.lastIndexOf(ANSWER);
    if (answer < 0) {
      return Optional.empty();
    }
    Tokens behind = tokenizer.tokens(text.substring(answer + ANSWER.length()));
    for (int i = 0; i < behind.size(); i++) {
      if (!tokenizer.spelled(behind.at(i)).isBlank()) {
        return Optional.of(behind.at(i)).filter(tokenizer::isAdded);
      }
    }
    return Optional.empty();
  }
}
