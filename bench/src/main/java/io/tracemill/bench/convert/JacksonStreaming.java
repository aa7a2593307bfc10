package io.tracemill.bench.convert;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.json.text.Line;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * jackson-core without a tree: the parser's texts go into a list of messages, and a generator
 * writes them for each row. What is nested in a message is kept as text.
 */
final class JacksonStreaming implements Converter {
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  /**
   * A field of a message.
   *
   * @param isJson whether the value is JSON, and not what a string says
   */
  private record Field(String name, String value, boolean isJson) {}

  /** A message, and what a row says where it is the answer. */
  private record Message(String role, List<Field> fields, String answer) {}

  @Override
  public void convert(GeneratedInput input, Turns turns, OutputStream rows) throws IOException {
    for (Line line : input.lines()) {
      List<Message> messages = new ArrayList<>();
      try (JsonParser parser = JSON.createParser(line.bytes(), line.start(), line.length())) {
        parser.nextToken();
        read(parser, messages);
      }
      rows(messages, turns, rows);
    }
  }

  private static void read(JsonParser parser, List<Message> to) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      try (JsonParser inside = JSON.createParser(parser.getText())) {
        inside.nextToken();
        read(inside, to);
      }
      return;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      switch (name) {
        case "messages" -> {
          while (parser.nextToken() != JsonToken.END_ARRAY) {
            to.add(message(parser));
          }
        }
        case "context", "input" -> read(parser, to);
        case "output" -> to.add(output(parser));
        default -> parser.skipChildren();
      }
    }
  }

  private static Message output(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return message(parser);
    }
    try (JsonParser inside = JSON.createParser(parser.getText())) {
      inside.nextToken();
      return message(inside);
    }
  }

  private static Message message(JsonParser parser) throws IOException {
    List<Field> fields = new ArrayList<>();
    String role = "";
    String content = "";
    String call = "";
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken value = parser.nextToken();
      if (name.equals("tool_calls")) {
        StringWriter calls = new StringWriter();
        call = calls(parser, calls);
        fields.add(new Field(name, calls.toString(), true));
      } else if (value == JsonToken.VALUE_STRING) {
        fields.add(new Field(name, parser.getText(), false));
        role = name.equals("role") ? parser.getText() : role;
        content = name.equals("content") ? parser.getText() : content;
      } else if (value != JsonToken.VALUE_NULL) {
        fields.add(new Field(name, copy(parser), true));
      }
    }
    return new Message(role, fields, call.isEmpty() ? content : call);
  }

  /** Copies calls to {@code to}, and returns the first as an answer. */
  private static String calls(JsonParser parser, StringWriter to) throws IOException {
    String first = "";
    try (JsonGenerator generator = JSON.createGenerator(to)) {
      generator.writeStartArray();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        String call = call(parser, generator);
        first = first.isEmpty() ? call : first;
      }
      generator.writeEndArray();
    }
    return first;
  }

  private static String call(JsonParser parser, JsonGenerator to) throws IOException {
    String answer = "";
    to.writeStartObject();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      to.writeFieldName(name);
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        answer = function(parser, to);
      } else {
        to.copyCurrentStructure(parser);
      }
    }
    to.writeEndObject();
    return answer;
  }

  private static String function(JsonParser parser, JsonGenerator to) throws IOException {
    String function = "";
    String arguments = "";
    to.writeStartObject();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      to.writeFieldName(name);
      parser.nextToken();
      if (name.equals("arguments")) {
        arguments = arguments(parser);
        to.writeRawValue(arguments);
      } else {
        function = parser.getText();
        to.writeString(function);
      }
    }
    to.writeEndObject();
    StringWriter answer = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(answer)) {
      generator.writeStartObject();
      generator.writeStringField("name", function);
      generator.writeFieldName("parameters");
      generator.writeRawValue(arguments);
      generator.writeEndObject();
    }
    return answer.toString();
  }

  private static String arguments(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      return copy(parser);
    }
    try (JsonParser inside = JSON.createParser(parser.getText())) {
      inside.nextToken();
      return copy(inside);
    }
  }

  private static String copy(JsonParser parser) throws IOException {
    StringWriter copy = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(copy)) {
      generator.copyCurrentStructure(parser);
    }
    return copy.toString();
  }

  private static void rows(List<Message> messages, Turns turns, OutputStream rows)
      throws IOException {
    int last = messages.size() - 1;
    for (int i = 0; i <= last; i++) {
      boolean answer = messages.get(i).role().equals("assistant");
      if (answer && (turns == Turns.EVERY || i == last)) {
        try (JsonGenerator row = JSON.createGenerator(rows)) {
          row.writeStartObject();
          row.writeStringField("question", question(messages.subList(0, i)));
          row.writeStringField("answer", messages.get(i).answer());
          row.writeEndObject();
          row.writeRaw('\n');
        }
      }
    }
  }

  private static String question(List<Message> messages) throws IOException {
    StringWriter question = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(question)) {
      generator.writeStartArray();
      for (Message message : messages) {
        generator.writeStartObject();
        for (Field field : message.fields()) {
          generator.writeFieldName(field.name());
          if (field.isJson()) {
            generator.writeRawValue(field.value());
          } else {
            generator.writeString(field.value());
          }
        }
        generator.writeEndObject();
      }
      generator.writeEndArray();
    }
    return question.toString();
  }
}
