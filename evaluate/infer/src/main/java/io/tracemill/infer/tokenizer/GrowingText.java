package io.tracemill.infer.tokenizer;

import io.tracemill.infer.decode.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer's text while its tokens come, without special tokens.
 *
 * <p>A part is handed out once it is whole: a character that is spread over tokens waits for the
 * last of them. All parts and the {@link #rest} are {@link ModelTokenizer#text} of all tokens, but
 * where a tokenizer with tokens for bytes makes U+FFFD of good characters because bad bytes follow
 * them. For one thread.
 */
public final class GrowingText {
  private final ModelTokenizer tokenizer;
  private final List<Integer> tokens = new ArrayList<>();

  /**
   * Where the tokens begin that are decoded again with new ones: those of the part before, so that
   * what is done at a text's beginning alone, such as taking a space off, is not done to a new
   * part.
   */
  private int from;

  /** Behind the tokens whose text has been handed out. */
  private int to;

  private int length;

  GrowingText(ModelTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** What is new and whole behind one more token; often empty. */
  public String add(int token) {
    tokens.add(token);
    int before = text(from, to).length();
    String now = text(from, tokens.size());
    if (now.length() <= before || Characters.endsOpen(now)) {
      return "";
    }
    from = to;
    to = tokens.size();
    length += now.length() - before;
    return now.substring(before);
  }

  /** What is left when no token comes any more. */
  public String rest() {
    String whole = text(0, tokens.size());
    return whole.substring(Math.min(length, whole.length()));
  }

  private String text(int start, int end) {
    return tokenizer.text(Tokens.of(tokens.subList(start, end)));
  }
}
