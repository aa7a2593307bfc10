package io.tracemill.pipeline.model;

import io.tracemill.infer.tokenizer.SpecialTokenReading;
import io.tracemill.json.JsonText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Special tokens of a model that the text of a test set spells: such a text may end its own turn
 * and begin another.
 *
 * @param rows how many rows spell some
 * @param tokens each once, in the order in which they come
 * @param reading what the model took them for
 */
public record TokensInText(int rows, List<String> tokens, SpecialTokenReading reading) {

  /** Copies the tokens. */
  public TokensInText {
    tokens = List.copyOf(tokens);
  }

  /** None yet. */
  public static TokensInText none(SpecialTokenReading reading) {
    return new TokensInText(0, List.of(), reading);
  }

  /** With those of one more row. */
  public TokensInText plus(List<String> spelled) {
    Set<String> all = new LinkedHashSet<>(tokens);
    all.addAll(spelled);
    return new TokensInText(rows + (spelled.isEmpty() ? 0 : 1), List.copyOf(all), reading);
  }

  /** Whether they were read as the text that they are. */
  public boolean asText() {
    return reading == SpecialTokenReading.TEXT;
  }

  /** Adds an object. */
  public void addTo(JsonText text) {
    text.beginObject().name("rows").value(rows).name("tokens").beginArray();
    tokens.forEach(text::value);
    text.endArray().name("read_as").value(reading.name().toLowerCase(Locale.ROOT)).endObject();
  }
}
