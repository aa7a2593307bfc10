package io.tracemill.infer.local;

import io.tracemill.infer.decode.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tokens of labels as a model writes them: as they follow the prompt's text.
 *
 * <p>Only the prompt's last characters matter, which are the same in most rows; the labels behind
 * them are made once.
 */
final class LabelTokens {
  private static final int TAIL = 64;

  private final ModelText text;
  private Optional<Made> last = Optional.empty();

  private record Made(String tail, List<String> labels, List<Tokens> tokens) {}

  LabelTokens(ModelText text) {
    this.text = text;
  }

  /**
   * The tokens of each label, at least one.
   *
   * @throws RefusedPromptException if a label has none, or one that the model has no number for
   */
  List<Tokens> behind(String prompt, List<String> labels) throws RefusedPromptException {
    String tail = tail(prompt);
    Optional<Made> known =
        last.filter(made -> made.tail().equals(tail) && made.labels().equals(labels));
    if (known.isEmpty()) {
      List<Tokens> tokens = new ArrayList<>();
      for (String label : labels) {
        tokens.add(text.known("the label \"" + label + "\"", behindTail(tail, label)));
      }
      known = Optional.of(new Made(tail, labels, tokens));
      last = known;
    }
    return known.get().tokens();
  }

  private static String tail(String prompt) {
    int from = Math.max(0, prompt.length() - TAIL);
    boolean halved = from > 0 && Character.isLowSurrogate(prompt.charAt(from));
    return prompt.substring(halved ? from + 1 : from);
  }

  /** Where the label would change the prompt's last token, it is taken alone. */
  private Tokens behindTail(String tail, String label) {
    Tokens before = text.tokenizer().tokens(tail);
    Tokens both = text.tokenizer().tokens(tail + label);
    boolean follows = both.sharedWith(before) == before.size();
    return follows ? both.slice(before.size(), both.size()) : text.tokenizer().tokens(label);
  }
}
