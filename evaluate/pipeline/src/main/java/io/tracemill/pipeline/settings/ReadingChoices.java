package io.tracemill.pipeline.settings;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Beside;
import io.tracemill.prepare.format.FeedbackPath;
import io.tracemill.prepare.format.MediaPolicy;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.ReasoningPolicy;
import io.tracemill.prepare.seen.Seen;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How traces are read, as far as somebody said so; the rest is as usual. */
public record ReadingChoices(
    Optional<ReasoningPolicy> reasoning,
    Optional<MediaPolicy> media,
    Optional<FeedbackPath> feedback,
    Optional<Since> since,
    Optional<TokenizerKind> tokenizer) {
  /** All is as usual. */
  public static final ReadingChoices USUAL =
      new ReadingChoices(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The settings {@code reasoning}, {@code media}, {@code feedback-path}, {@code since} and {@code
   * tokenizer}.
   */
  public static ReadingChoices read(RequestValues values) {
    return new ReadingChoices(
        values.constant("reasoning", ReasoningPolicy.class),
        values.constant("media", MediaPolicy.class),
        values.text("feedback-path").flatMap(path -> feedback(path, values.problems())),
        values.text("since").flatMap(text -> Since.of(text, values.problems())),
        values.constant("tokenizer", TokenizerKind.class));
  }

  private static Optional<FeedbackPath> feedback(String path, Problems problems) {
    try {
      return Optional.of(FeedbackPath.of(path));
    } catch (IllegalArgumentException e) {
      problems.use("feedback-path", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** What of traces is used; files of an earlier set are still to be read. */
  public ReadPolicy policy() {
    return new ReadPolicy(
        reasoning.orElse(ReadPolicy.USUAL.reasoning()),
        media.orElse(ReadPolicy.USUAL.media()),
        new Beside(feedback, since.map(Since::seen).orElse(Seen.NOTHING)));
  }

  /** The files of an earlier set, whose traces are left out. */
  public Optional<Path> earlier() {
    return since.flatMap(Since::files);
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
    feedback.ifPresent(path -> said.put("feedback-path", path.toString()));
    since.ifPresent(from -> said.put("since", from.text()));
    return said;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
