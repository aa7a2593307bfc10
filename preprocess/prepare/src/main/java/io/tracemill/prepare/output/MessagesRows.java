package io.tracemill.prepare.output;

import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;

/**
 * Data version 1: {@code {"messages": [...]}}, whose last message is the answer.
 *
 * <p>A message that calls tools says the empty text, as the platform wants it: many chat templates
 * refuse one without content, or show the word None.
 */
final class MessagesRows implements RowWriter {
  private static final Slice BEGIN = Slice.of("{\"messages\":[");
  private static final Slice COMMA = Slice.of(",");
  private static final Slice END = Slice.of("]}\n");
  private static final int FRAME = BEGIN.length() + END.length();

  private final MessageWriter writer = new MessageWriter(Nesting.PLAIN);
  private final PromptPrefix prefix;
  private final JsonWriter tail = new JsonWriter();

  MessagesRows(SystemPrompts systemPrompts) {
    this.prefix = new PromptPrefix(BEGIN, systemPrompts, this::message);
  }

  @Override
  public Row row(Example example) {
    CountedText head = prefix.upTo(example);
    tail.clear();
    if (prefix.any()) {
      tail.plain(COMMA);
    }
    message(example.answer(), tail);
    tail.plain(END);
    return new Row(head, tail, FRAME);
  }

  private void message(Message message, JsonWriter to) {
    if (message.callsTools()) {
      writer.saysNothing(message, to);
    } else {
      writer.message(message, to);
    }
  }
}
