package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Writes pairs of answers of which one was preferred, as TRL's trainers take them (its dataset
 * formats: preference, conversational, explicit prompt): {@code prompt}, {@code chosen} and {@code
 * rejected} are arrays of messages, and {@code tools} what may be called.
 */
final class Preferences {
  private final MemberPrompts prompts;
  private final OutputStream out;

  Preferences(CommitteeSettings settings, OutputStream out) {
    this.prompts = new MemberPrompts(settings.prompts(), settings.rows());
    this.out = out;
  }

  /** Writes the pair of an example whose recorded answer was replaced. */
  void write(Example example, RelabelLine line) throws IOException {
    Optional<String> chosen = line.answerJson();
    Optional<TestRow> row = prompts.row(example);
    Message recorded = example.recorded();
    if (chosen.isEmpty() || row.isEmpty() || recorded.isSilent()) {
      return;
    }
    Prompt.Conversation prompt = prompts.of(row.get(), TemplateFeatures.ALL);
    JsonText text = new JsonText(Layout.COMPACT).beginObject();
    text.name("prompt").raw(Slice.of(prompt.messages()));
    message(text.name("chosen"), chosen.get());
    message(text.name("rejected"), json(recorded));
    if (!prompt.tools().equals("[]")) {
      text.name("tools").raw(Slice.of(prompt.tools()));
    }
    out.write(text.endObject().toBytes());
    out.write('\n');
  }

  private static void message(JsonText text, String message) {
    text.beginArray().raw(Slice.of(message)).endArray();
  }

  private static String json(Message message) {
    return AnswerForm.message(
        message.toolCalls().stream().map(ToolCallText::of).toList(),
        message.content().isNone() ? "" : message.content().text());
  }
}
