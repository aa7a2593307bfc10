package io.tracemill.pipeline;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.model.TokensInText;
import java.util.List;
import java.util.Optional;

/**
 * The exact text that a model is given for a row.
 *
 * @param row from 1
 * @param source where the row is
 * @param insideThought whether the text ends inside a thought
 * @param tokens of the text, in order; none of a server, which makes the text itself
 * @param spelled special tokens of the model that the row's text spells
 * @param context how many tokens prompt and answer may have together; 0 where that is not known
 * @param ends the tokens that end an answer; empty where nothing but its length does
 */
public record PromptResult(
    int row,
    String source,
    String text,
    boolean insideThought,
    List<Piece> tokens,
    TokensInText spelled,
    int context,
    List<String> ends)
    implements Result {

  /** Copies the lists. */
  public PromptResult {
    tokens = List.copyOf(tokens);
    ends = List.copyOf(ends);
  }

  /**
   * A token of the text.
   *
   * @param id its number
   * @param text as it is spelled alone
   */
  public record Piece(int id, String text) {}

  /** Without the tokens one by one. */
  @Override
  public String json() {
    return json(false);
  }

  /** With the tokens one by one, or without. */
  public String json(boolean pieces) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("row").value(row).name("source").value(source);
    json.name("tokens").value(tokens.size()).name("context").value(context);
    json.name("inside_thought").value(insideThought);
    json.name("end_tokens").beginArray();
    ends.forEach(json::value);
    spelled.addTo(json.endArray().name("special_tokens"));
    json.name("text").value(text);
    if (pieces) {
      json.name("pieces").beginArray();
      for (Piece token : tokens) {
        json.beginObject().name("id").value(token.id());
        json.name("text").value(token.text()).endObject();
      }
      json.endArray();
    }
    return json.endObject().toString();
  }

  @Override
  public Optional<Exception> failure() {
    return Optional.empty();
  }
}
