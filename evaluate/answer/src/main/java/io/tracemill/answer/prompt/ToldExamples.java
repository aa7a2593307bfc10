package io.tracemill.answer.prompt;

import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.answer.reading.Wrapping;
import io.tracemill.ask.CallWording;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.Node;
import io.tracemill.trace.DataVersion;
import java.util.List;
import java.util.StringJoiner;

/**
 * Examples of whole conversations, which cannot stand before another one as its turns. Their
 * answers are shown as a model is to write them, for models copy what they see: words as they are,
 * calls as the template writes them.
 */
record ToldExamples(TemplateFeatures template) {

  /** A paragraph for each. */
  String text(List<TestRow> examples) {
    StringJoiner text = new StringJoiner("\n\n");
    for (TestRow example : examples) {
      text.add(
          "Example of a conversation:\n"
              + example.messages()
              + "\n"
              + Wrapping.RIGHT_ANSWER
              + "\n"
              + answer(ChatMessage.of(Node.of(example.reply()))));
    }
    return text.toString();
  }

  private String answer(ChatMessage reply) {
    String words = reply.said().orElse("");
    if (!reply.message().callsTools()) {
      return words;
    }
    List<ToolCallText> calls = reply.message().toolCalls().stream().map(ToolCallText::of).toList();
    return (words + "\n" + calls(calls)).strip();
  }

  private String calls(List<ToolCallText> calls) {
    return template
        .wording()
        .filter(known -> template.tools())
        .map(known -> known.text(calls.stream().map(ToldExamples::call).toList()))
        .orElseGet(() -> AnswerForm.calls(calls, "", DataVersion.V0));
  }

  private static CallWording.Call call(ToolCallText call) {
    return new CallWording.Call(call.name(), call.arguments());
  }
}
