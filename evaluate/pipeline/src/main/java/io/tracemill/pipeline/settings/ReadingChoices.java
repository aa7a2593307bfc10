package io.tracemill.pipeline.settings;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.MediaPolicy;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.ReasoningPolicy;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How traces are read, as far as somebody said so; the rest is as usual. */
public record ReadingChoices(
    Optional<ReasoningPolicy> reasoning,
    Optional<MediaPolicy> media,
    Optional<TokenizerKind> tokenizer) {
  /** All is as usual. */
  public static final ReadingChoices USUAL =
      new ReadingChoices(Optional.empty(), Optional.empty(), Optional.empty());

  /** The settings {@code reasoning}, {@code media} and {@code tokenizer}. */
  public static ReadingChoices read(RequestValues values) {
    return new ReadingChoices(
        values.constant("reasoning", ReasoningPolicy.class),
        values.constant("media", MediaPolicy.class),
        values.constant("tokenizer", TokenizerKind.class));
  }

  /** What of traces is used. */
  public ReadPolicy policy() {
    return new ReadPolicy(
        reasoning.orElse(ReadPolicy.USUAL.reasoning()), media.orElse(ReadPolicy.USUAL.media()));
  }

  /** The tokenizer that is used. */
  public TokenizerKind usedTokenizer() {
    return tokenizer.orElse(TokenizerKind.JACKSON);
  }

  /** What was said, by the names of the settings. */
  Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    tokenizer.ifPresent(kind -> said.put("tokenizer", kind.toString()));
    reasoning.ifPresent(policy -> said.put("reasoning", word(policy)));
    media.ifPresent(policy -> said.put("media", word(policy)));
    return said;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
