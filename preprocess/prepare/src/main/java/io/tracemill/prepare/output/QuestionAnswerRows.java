package io.tracemill.prepare.output;

import io.tracemill.dialect.MessageWriter;
import io.tracemill.dialect.Nesting;
import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Content;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Task;

/**
 * Data version 0: {@code {"question": "...", "answer": "..."}}.
 *
 * <p>The question is the JSON of the prompt's messages; in a task of single turns, a prompt with
 * one user turn is its text. An answer that calls a tool is the JSON of the call, and of several,
 * each between marks: no row has several, but an answer that was recorded may.
 */
final class QuestionAnswerRows implements RowWriter {
  private static final Slice BEGIN_TEXT = Slice.of("{\"question\":\"");
  private static final Slice BEGIN_ARRAY = Slice.of("{\"question\":\"[");
  private static final Slice MIDDLE = Slice.of("\",\"answer\":\"");
  private static final Slice ARRAY_MIDDLE = Slice.of("]\",\"answer\":\"");
  private static final Slice END = Slice.of("\"}\n");
  private static final int FRAME = BEGIN_TEXT.length() + MIDDLE.length() + END.length();

  private final Task task;
  private final MessageWriter writer = new MessageWriter(Nesting.IN_STRING);
  private final PromptPrefix prefix;
  private final CountedText question = new CountedText();
  private final JsonWriter tail = new JsonWriter();

  QuestionAnswerRows(Task task, SystemPrompts systemPrompts) {
    this.task = task;
    this.prefix = new PromptPrefix(BEGIN_ARRAY, systemPrompts, writer::message);
  }

  @Override
  public Row row(Example example) {
    Content text = task.multiTurn() ? Content.none() : example.question();
    tail.clear();
    if (!text.isNone()) {
      question.clear();
      question.text().plain(BEGIN_TEXT).copy(text.quoted().unquoted());
      tail.plain(MIDDLE);
    } else {
      tail.plain(ARRAY_MIDDLE);
    }
    answer(example.answer());
    tail.plain(END);
    return new Row(text.isNone() ? prefix.upTo(example) : question, tail, FRAME);
  }

  private void answer(Message message) {
    if (message.callsTools()) {
      writer.answer(message.toolCalls(), tail);
    } else if (!message.content().isNone()) {
      tail.copy(message.content().quoted().unquoted());
    }
  }
}
