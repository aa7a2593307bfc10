package io.tracemill.infer.tokenizer;

import ai.djl.engine.EngineException;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.natives.LoadFailure;
import io.tracemill.infer.natives.NativePlace;
import io.tracemill.infer.natives.TokenizerLibrary;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's own tokenizer: the {@code tokenizer.json} of its directory.
 *
 * <p>A text becomes the tokens that stand for it and no others: nothing is put before or behind it,
 * because a chat template writes all special tokens itself; nothing is cut off or filled up,
 * whatever the file says. Special tokens that a text spells are recognised. White space of an
 * answer is left as the model wrote it, whatever {@code clean_up_tokenization_spaces} says.
 *
 * <p>Several threads may use it. It holds native memory: who opened it closes it.
 */
public final class ModelTokenizer implements Closeable {
  private static final Map<String, String> NOTHING_ADDED =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  private final HuggingFaceTokenizer tokenizer;
  private final KnownTokens known;
  private final SplitPatterns patterns;
  private final Optional<MarkedTokenizer> marked;

  private ModelTokenizer(
      HuggingFaceTokenizer tokenizer,
      KnownTokens known,
      SplitPatterns patterns,
      Optional<MarkedTokenizer> marked) {
    this.tokenizer = tokenizer;
    this.known = known;
    this.patterns = patterns;
    this.marked = marked;
  }

  /**
   * Reads the tokenizer of a model directory.
   *
   * @param place where the native library is unpacked
   * @throws IOException if there is none, it is damaged, or it cannot be used here
   */
  public static ModelTokenizer open(Path directory, NativePlace place) throws IOException {
    return open(directory, place, SpecialTokenReading.SPECIAL);
  }

  /**
   * Reads the tokenizer of a model directory.
   *
   * @param place where the native library is unpacked
   * @param reading how special tokens are read that a conversation's text spells
   * @throws IOException if there is none, it is damaged, or it cannot be used here
   */
  public static ModelTokenizer open(Path directory, NativePlace place, SpecialTokenReading reading)
      throws IOException {
    TokenizerFile file = TokenizerFile.read(directory);
    KnownTokens known = file.known();
    SplitPatterns patterns = file.patterns();
    TokenizerLibrary.prepare(place);
    try {
      ByteArrayInputStream json = new ByteArrayInputStream(file.bytes());
      Optional<MarkedTokenizer> marked =
          reading == SpecialTokenReading.TEXT
              ? Optional.of(MarkedTokenizer.open(file, NOTHING_ADDED))
              : Optional.empty();
      return new ModelTokenizer(
          HuggingFaceTokenizer.newInstance(json, NOTHING_ADDED), known, patterns, marked);
    } catch (EngineException | LinkageError e) {
      throw LoadFailure.of("the library of tokenizers", e);
    } catch (RuntimeException e) {
      throw new IOException(
          file.path() + " is no tokenizer that can be used: " + e.getMessage(), e);
    }
  }

  /**
   * The regular expression of the tokenizer's file that has to try too much in {@code text}, if one
   * has: to ask for its tokens would end the process.
   */
  public Optional<String> endless(String text) {
    return patterns.endless(text);
  }

  /** The tokens of {@code text}; half a surrogate pair counts as U+FFFD. */
  public Tokens tokens(String text) {
    long[] ids = tokenizer.encode(UnicodeText.whole(text), false, false).getIds();
    return Tokens.of(Arrays.stream(ids).mapToInt(Math::toIntExact).toArray());
  }

  /**
   * The tokens of {@code text} where special tokens are those at {@code places} and all others that
   * it spells are text; nothing where the tokenizer has no such way to write them.
   *
   * @throws IllegalStateException if it was not opened for that
   */
  public Optional<Tokens> tokens(String text, List<SpecialSpellings.Place> places) {
    return marked.orElseThrow(IllegalStateException::new).tokens(UnicodeText.whole(text), places);
  }

  /** Whether special tokens that a conversation's text spells are to be text. */
  public boolean readsSpelledAsText() {
    return marked.isPresent();
  }

  /** Finds special tokens in texts. */
  public SpecialSpellings special() {
    return known.special();
  }

  /**
   * The text of {@code tokens} without special tokens, but with those that mark tool calls and
   * thoughts. Bytes that are no character are U+FFFD; numbers that stand for no token are left out.
   */
  public String text(Tokens tokens) {
    return decoded(
        Arrays.stream(tokens.toArray()).filter(token -> !known.isSilent(token)).toArray());
  }

  /** The text of {@code tokens} with special tokens. */
  public String fullText(Tokens tokens) {
    return decoded(tokens.toArray());
  }

  /**
   * What one token adds to a text that it is not the beginning of: with its leading space, and
   * U+FFFD where it is only a part of a character.
   */
  public String spelled(int token) {
    // Some tokenizers take a space off a text's beginning, which the second of two still has.
    return decoded(new int[] {token, token}).substring(decoded(new int[] {token}).length());
  }

  /** One more than the greatest number of a token. */
  public int size() {
    return known.size();
  }

  /** The token that is spelled exactly so, such as {@code <|im_end|>}. */
  public Optional<Integer> find(String content) {
    Tokens tokens = tokens(content);
    boolean one = tokens.size() == 1 && spelled(tokens.at(0)).equals(content);
    return one ? Optional.of(tokens.at(0)) : Optional.empty();
  }

  /** Whether a token is one of those that texts are not made of, special or not. */
  public boolean isAdded(int token) {
    return known.isAdded(token);
  }

  private String decoded(int[] tokens) {
    return tokenizer.decode(Arrays.stream(tokens).asLongStream().toArray(), false);
  }

  @Override
  public void close() {
    marked.ifPresent(MarkedTokenizer::close);
    tokenizer.close();
  }
}
