package io.tracemill.cli;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.ask.Outcome;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.local.ModelText;
import io.tracemill.infer.local.PromptTokens;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import java.util.stream.Collectors;

/** A prompt as {@code tracemill prompt} shows it. */
record PromptView(int number, TestRow row, PromptTokens prompt, ModelText model) {
  String text() {
    return prompt.text();
  }

  /** A line a token: its place, from 0, its number, and its text as JSON. */
  String table() {
    StringBuilder table = new StringBuilder();
    Tokens tokens = prompt.tokens();
    for (int at = 0; at < tokens.size(); at++) {
      table.append(padded(at)).append(padded(tokens.at(at))).append("  ");
      table.append(quoted(model.tokenizer().spelled(tokens.at(at)))).append('\n');
    }
    return table.toString();
  }

  private static String padded(int number) {
    String digits = Integer.toString(number);
    return " ".repeat(Math.max(1, 8 - digits.length())) + digits;
  }

  private static String quoted(String text) {
    return new JsonText(Layout.COMPACT).value(text).toString();
  }

  /** Tokens and what there is room for. */
  String summary() {
    int size = prompt.tokens().size();
    String room =
        size < model.context()
            ? "room for " + (model.context() - size) + " more"
            : "no room for an answer";
    return "row "
        + number
        + " ("
        + row.origin()
        + "): "
        + size
        + " tokens of "
        + model.context()
        + ", "
        + room
        + "; an answer ends with "
        + ends();
  }

  private String ends() {
    return model.end().all().isEmpty()
        ? "nothing but its length"
        : model.end().all().stream()
            .sorted()
            .map(model.tokenizer()::spelled)
            .collect(Collectors.joining(" or "));
  }

  String json(boolean withTokens) {
    JsonText json = new JsonText(Layout.INDENTED).beginObject();
    json.name("row").value(number).name("source").value(row.origin().toString());
    json.name("tokens").value(prompt.tokens().size()).name("context").value(model.context());
    json.name("inside_thought").value(Outcome.Answered.endsInsideThought(prompt.text()));
    json.name("end_tokens").beginArray();
    model.end().all().stream().sorted().map(model.tokenizer()::spelled).forEach(json::value);
    json.endArray().name("text").value(prompt.text());
    if (withTokens) {
      json.name("pieces").beginArray();
      for (int id : prompt.tokens().toArray()) {
        json.beginObject().name("id").value(id);
        json.name("text").value(model.tokenizer().spelled(id)).endObject();
      }
      json.endArray();
    }
    return json.endObject().toString();
  }
}
