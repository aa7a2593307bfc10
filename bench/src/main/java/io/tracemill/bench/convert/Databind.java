package io.tracemill.bench.convert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
import java.io.OutputStream;

/** Jackson's tree: read, change in place, write a part of it for each row. */
final class Databind implements Converter {
  private final ObjectMapper mapper = new ObjectMapper();

  @Override
  public void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException {
    for (Line line : input.lines()) {
      ArrayNode messages = messages(mapper.readTree(line.bytes(), line.start(), line.length()));
      for (JsonNode message : messages) {
        mend((ObjectNode) message);
      }
      rows(messages, turns, rows);
    }
  }

  private ArrayNode messages(JsonNode line) throws IOException {
    if (line.has("context")) {
      return messages(json(line.get("context")));
    }
    if (!line.has("input")) {
      return (ArrayNode) line.get("messages");
    }
    return messages(json(line.get("input"))).add(json(line.get("output")));
  }

  private JsonNode json(JsonNode value) throws IOException {
    return value.isTextual() ? mapper.readTree(value.textValue()) : value;
  }

  private void mend(ObjectNode message) throws IOException {
    if (message.path("content").isNull()) {
      message.remove("content");
    }
    for (JsonNode call : message.path("tool_calls")) {
      ObjectNode function = (ObjectNode) call.get("function");
      function.set("arguments", json(function.get("arguments")));
    }
  }

  private void rows(ArrayNode messages, Turns turns, OutputStream rows) throws IOException {
    ArrayNode question = mapper.createArrayNode();
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      JsonNode message = messages.get(i);
      boolean answer = message.path("role").asText().equals("assistant");
      if (answer && (turns == Turns.EVERY || i == last)) {
        ObjectNode row = mapper.createObjectNode();
        row.put("question", mapper.writeValueAsString(question));
        row.put("answer", answer(message));
        rows.write(mapper.writeValueAsBytes(row));
        rows.write('\n');
      }
      question.add(message);
    }
  }

  private String answer(JsonNode message) throws IOException {
    if (!message.has("tool_calls")) {
      return message.path("content").asText();
    }
    JsonNode function = message.get("tool_calls").get(0).get("function");
    ObjectNode answer = mapper.createObjectNode();
    answer.set("name", function.get("name"));
    answer.set("parameters", function.get("arguments"));
    return mapper.writeValueAsString(answer);
  }
}
