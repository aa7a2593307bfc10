package io.tracemill.endpoint;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a {@link FaultyServer} answers. */
public record ServerReply(int status, List<String> headers, byte[] body) {

  /** A body of JSON. */
  public static ServerReply json(int status, String body) {
    return new ServerReply(
        status, List.of("Content-Type: application/json"), body.getBytes(StandardCharsets.UTF_8));
  }

  /** An error in OpenAI's form. */
  public static ServerReply error(int status, String message) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject().name("error").beginObject().name("message").value(message);
    return json(status, json.endObject().endObject().toString());
  }

  /** An answer whose first choice is {@code message}, a JSON object. */
  public static ServerReply chat(String message, String reason, int promptTokens, int newTokens) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject().name("id").value("chat-1").name("object").value("chat.completion");
    json.name("choices").beginArray().beginObject().name("index").value(0);
    json.name("message").raw(Slice.of(message)).name("finish_reason").value(reason);
    json.endObject().endArray().name("usage").beginObject();
    json.name("prompt_tokens").value(promptTokens).name("completion_tokens").value(newTokens);
    json.name("total_tokens").value(promptTokens + newTokens);
    return json(200, json.endObject().endObject().toString());
  }

  /** An answer of words that ended by itself. */
  public static ServerReply words(String words) {
    return chat(message(words), "stop", 10, 2);
  }

  /** A message of words. */
  public static String message(String words) {
    JsonText json = new JsonText(Layout.COMPACT);
    json.beginObject().name("role").value("assistant").name("content").value(words);
    return json.endObject().toString();
  }

  /** The same with one more header. */
  public ServerReply with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return new ServerReply(status, more, body);
  }

  /** The same with another body. */
  public ServerReply withBody(byte[] other) {
    return new ServerReply(status, headers, other);
  }
}
