package io.tracemill.teach.committee;

import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.reading.AnswerForm;
import io.tracemill.ask.Prompt;
import io.tracemill.ask.TemplateFeatures;
import io.tracemill.dialect.call.ToolCallText;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Writes pairs of answers of which one was preferred, as TRL's trainers take them (its dataset
 * formats: preference, conversational, explicit prompt): {@code prompt}, {@code chosen} and {@code
 * rejected} are arrays of messages, and {@code tools} what may be called.
 */
final class Preferences {
  private static final byte[] END = {'}', '\n'};

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
    field("{\"prompt\":", prompt.messages());
    field(",\"chosen\":[", chosen.get());
    field("],\"rejected\":[", json(recorded));
    out.write(']');
    if (!prompt.tools().equals("[]")) {
      field(",\"tools\":", prompt.tools());
    }
    out.write(END);
  }

  /** All of it is JSON on one line already. */
  private void field(String before, String json) throws IOException {
    out.write(before.getBytes(StandardCharsets.US_ASCII));
    out.write(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Message message) {
    return AnswerForm.message(
        message.toolCalls().stream().map(ToolCallText::of).toList(),
        message.content().isNone() ? "" : message.content().text());
  }
}
