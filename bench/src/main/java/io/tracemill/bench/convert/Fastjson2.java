package io.tracemill.bench.convert;

import com.alibaba.fastjson2.JSON;
import com.alibaba.fastjson2.JSONArray;
import com.alibaba.fastjson2.JSONObject;
import com.alibaba.fastjson2.JSONWriter.Feature;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
import java.io.OutputStream;

/** fastjson2's tree, in the same way as {@link Databind}. */
final class Fastjson2 implements Converter {

  @Override
  public void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException {
    for (Line line : input.lines()) {
      JSONArray messages = messages(JSON.parseObject(line.bytes(), line.start(), line.length()));
      for (int i = 0; i < messages.size(); i++) {
        mend(messages.getJSONObject(i));
      }
      rows(messages, turns, rows);
    }
  }

  private static JSONArray messages(JSONObject line) {
    if (line.containsKey("context")) {
      return messages((JSONObject) json(line.get("context")));
    }
    if (!line.containsKey("input")) {
      return line.getJSONArray("messages");
    }
    JSONArray messages = messages((JSONObject) json(line.get("input")));
    messages.add(json(line.get("output")));
    return messages;
  }

  private static Object json(Object value) {
    return value instanceof String text ? JSON.parse(text) : value;
  }

  private static void mend(JSONObject message) {
    message.remove("content", null);
    if (message.containsKey("tool_calls")) {
      JSONArray calls = message.getJSONArray("tool_calls");
      for (int i = 0; i < calls.size(); i++) {
        JSONObject function = calls.getJSONObject(i).getJSONObject("function");
        function.put("arguments", json(function.get("arguments")));
      }
    }
  }

  private static void rows(JSONArray messages, Turns turns, OutputStream rows) throws IOException {
    JSONArray question = new JSONArray();
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      JSONObject message = messages.getJSONObject(i);
      boolean answer = "assistant".equals(message.getString("role"));
      if (answer && (turns == Turns.EVERY || i == last)) {
        JSONObject row = new JSONObject();
        row.put("question", text(question));
        row.put("answer", answer(message));
        rows.write(JSON.toJSONBytes(row));
        rows.write('\n');
      }
      question.add(message);
    }
  }

  private static String answer(JSONObject message) {
    if (!message.containsKey("tool_calls")) {
      return message.getString("content");
    }
    JSONObject call = message.getJSONArray("tool_calls").getJSONObject(0);
    JSONObject function = call.getJSONObject("function");
    JSONObject answer = new JSONObject();
    answer.put("name", function.get("name"));
    answer.put("parameters", function.get("arguments"));
    return text(answer);
  }

  /** Without references: a message that is there twice is written twice. */
  private static String text(Object value) {
    return JSON.toJSONString(value, Feature.WriteMapNullValue);
  }
}
