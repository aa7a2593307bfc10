package io.tracemill.cli;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.pipeline.PromptResult;

/** A prompt as {@code tracemill prompt} shows it. */
final class PromptText {
  private PromptText() {}

  /** A line a token: its place, from 0, its number, and its text as JSON. */
  static String table(PromptResult prompt) {
    StringBuilder table = new StringBuilder();
    for (int at = 0; at < prompt.tokens().size(); at++) {
      PromptResult.Piece token = prompt.tokens().get(at);
      table.append(padded(at)).append(padded(token.id())).append("  ");
      table.append(new JsonText(Layout.COMPACT).value(token.text())).append('\n');
    }
    return table.toString();
  }

  private static String padded(int number) {
    String digits = Integer.toString(number);
    return " ".repeat(Math.max(1, 8 - digits.length())) + digits;
  }

  private static String spelled(PromptResult prompt) {
    return String.join(" and ", prompt.spelled().tokens())
        + (prompt.spelled().asText()
            ? ", read as text"
            : ", special tokens to the model: with --special-tokens text they are text");
  }

  /** Tokens and what there is room for. */
  static String summary(PromptResult prompt) {
    int size = prompt.tokens().size();
    if (size == 0) {
      return "row " + prompt.row() + " (" + prompt.source() + "): what the server gets";
    }
    String room =
        size < prompt.context()
            ? "room for " + (prompt.context() - size) + " more"
            : "no room for an answer";
    String ends =
        prompt.ends().isEmpty() ? "nothing but its length" : String.join(" or ", prompt.ends());
    return "row "
        + prompt.row()
        + " ("
        + prompt.source()
        + "): "
        + size
        + " tokens of "
        + prompt.context()
        + ", "
        + room
        + "; an answer ends with "
        + ends
        + (prompt.spelled().rows() == 0 ? "" : "; its text holds " + spelled(prompt));
  }
}
