package io.tracemill.bench.convert;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Gson's tree, in the same way as {@link Databind}. */
final class GsonTree implements Converter {
  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  @Override
  public void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException {
    for (Line line : input.lines()) {
      String text = new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8);
      JsonArray messages = messages(JsonParser.parseString(text).getAsJsonObject());
      for (JsonElement message : messages) {
        mend(message.getAsJsonObject());
      }
      rows(messages, turns, rows);
    }
  }

  private static JsonArray messages(JsonObject line) {
    if (line.has("context")) {
      return messages(json(line.get("context")).getAsJsonObject());
    }
    if (!line.has("input")) {
      return line.getAsJsonArray("messages");
    }
    JsonArray messages = messages(json(line.get("input")).getAsJsonObject());
    messages.add(json(line.get("output")));
    return messages;
  }

  private static JsonElement json(JsonElement value) {
    return value.isJsonPrimitive() ? JsonParser.parseString(value.getAsString()) : value;
  }

  private static void mend(JsonObject message) {
    if (message.has("content") && message.get("content").isJsonNull()) {
      message.remove("content");
    }
    if (message.has("tool_calls")) {
      for (JsonElement call : message.getAsJsonArray("tool_calls")) {
        JsonObject function = call.getAsJsonObject().getAsJsonObject("function");
        function.add("arguments", json(function.get("arguments")));
      }
    }
  }

  private void rows(JsonArray messages, Turns turns, OutputStream rows) throws IOException {
    JsonArray question = new JsonArray();
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      JsonObject message = messages.get(i).getAsJsonObject();
      boolean answer = message.get("role").getAsString().equals("assistant");
      if (answer && (turns == Turns.EVERY || i == last)) {
        JsonObject row = new JsonObject();
        row.addProperty("question", gson.toJson(question));
        row.addProperty("answer", answer(message));
        rows.write(gson.toJson(row).getBytes(StandardCharsets.UTF_8));
        rows.write('\n');
      }
      question.add(message);
    }
  }

  private String answer(JsonObject message) {
    if (!message.has("tool_calls")) {
      return message.get("content").getAsString();
    }
    JsonElement call = message.getAsJsonArray("tool_calls").get(0);
    JsonObject function = call.getAsJsonObject().getAsJsonObject("function");
    JsonObject answer = new JsonObject();
    answer.add("name", function.get("name"));
    answer.add("parameters", function.get("arguments"));
    return gson.toJson(answer);
  }
}
