package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.Slice;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import java.util.List;

/** Prompts and answers as texts of a predictions file. Not for use by several threads. */
public final class AnswerTexts {
  private static final Slice BEGIN = Slice.of("[");
  private static final Slice COMMA = Slice.of(",");
  private static final Slice END = Slice.of("]");

  private final DataVersion version;
  private final SystemPrompts systemPrompts;
  private final MessageWriter writer = new MessageWriter(Nesting.PLAIN);
  private final JsonWriter json = new JsonWriter();

  /** Texts for predictions of {@code version}. */
  public AnswerTexts(DataVersion version, SystemPrompts systemPrompts) {
    this.version = version;
    this.systemPrompts = systemPrompts;
  }

  /** What {@code answer} says: text, the JSON of a call, or in data version 1 of messages. */
  public String answer(Message answer) {
    if (version == DataVersion.V1) {
      return messages(List.of(answer));
    }
    if (answer.toolCalls().isEmpty()) {
      return Prompts.text(answer);
    }
    json.clear();
    writer.answer(answer.toolCalls().get(0), json);
    return json.slice().toString();
  }

  /** The prompt of {@code example} as the JSON of its messages. */
  public String prompt(Example example) {
    return messages(example.prompt().stream().filter(systemPrompts::keeps).toList());
  }

  private String messages(List<Message> messages) {
    json.clear();
    json.plain(BEGIN);
    for (int i = 0; i < messages.size(); i++) {
      if (i > 0) {
        json.plain(COMMA);
      }
      writer.message(messages.get(i), json);
    }
    json.plain(END);
    return json.slice().toString();
  }
}
