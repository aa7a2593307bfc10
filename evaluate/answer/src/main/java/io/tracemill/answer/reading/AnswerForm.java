package io.tracemill.answer.reading;

import io.tracemill.dialect.call.Quoted;
import io.tracemill.dialect.call.TaggedText;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.DataVersion;
import java.util.List;
import java.util.stream.Collectors;

/** How answers are written in the rows of a data version. */
public final class AnswerForm {
  private AnswerForm() {}

  /**
   * Calls as an answer: in data version 0 {@code {"name", "parameters"}}, and where there are
   * several, each between {@code <tool_call>} marks; in data version 1 an array of one message.
   */
  public static String calls(List<ToolCallText> calls, String words, DataVersion version) {
    if (version == DataVersion.V1) {
      return "[" + message(calls, words) + "]";
    }
    return calls.size() == 1
        ? call(calls.get(0))
        : calls.stream()
            .map(call -> TaggedText.BEGIN + call(call) + TaggedText.END)
            .collect(Collectors.joining("\n"));
  }

  /** Words as an answer: in data version 1 an array of one message. */
  public static String text(String text, DataVersion version) {
    return version == DataVersion.V1 ? "[" + message(List.of(), text) + "]" : text;
  }

  /** As a row's answer, which is compared character by character: without needless escapes. */
  private static String call(ToolCallText call) {
    return "{\"name\":" + Quoted.of(call.name()) + ",\"parameters\":" + call.arguments() + "}";
  }

  /** The assistant's message; its content is the empty text where it only calls tools. */
  public static String message(List<ToolCallText> calls, String words) {
    JsonText text = new JsonText(Layout.COMPACT).beginObject().name("role").value("assistant");
    text.name("content").value(words);
    if (!calls.isEmpty()) {
      text.name("tool_calls").beginArray();
      for (ToolCallText call : calls) {
        text.beginObject().name("type").value("function").name("function").beginObject();
        text.name("name").value(call.name());
        text.name("arguments").raw(Slice.of(call.arguments())).endObject().endObject();
      }
      text.endArray();
    }
    return text.endObject().toString();
  }
}
