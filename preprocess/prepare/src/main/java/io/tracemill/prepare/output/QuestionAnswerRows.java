package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.Node;
import io.tracemill.json.text.Slice;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Prompts;
import io.tracemill.trace.Task;
import java.util.Optional;

/**
 * Data version 0: {@code {"question": "...", "answer": "..."}}.
 *
 * <p>The question is the JSON of the prompt's messages; in a task of single turns, a prompt with
 * one user turn is its text. An answer that calls a tool is the JSON of the call.
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
    Optional<Node> text =
        task.multiTurn() ? Optional.empty() : Prompts.singleText(example.prompt());
    tail.clear();
    if (text.isPresent()) {
      question.clear();
      text(text.get(), question.text().plain(BEGIN_TEXT));
      tail.plain(MIDDLE);
    } else {
      tail.plain(ARRAY_MIDDLE);
    }
    answer(example);
    tail.plain(END);
    return new Row(text.isPresent() ? question : prefix.upTo(example), tail, FRAME);
  }

  private void answer(Example example) {
    Message message = example.answer();
    if (example.mended().isPresent()) {
      tail.copy(new JsonWriter().string(example.mended().get()).slice().unquoted());
    } else if (!message.toolCalls().isEmpty()) {
      writer.answer(message.toolCalls().get(0), tail);
    } else if (message.content().isPresent()) {
      text(message.content().get(), tail);
    }
  }

  private static void text(Node content, JsonWriter to) {
    if (content.is(Kind.STRING)) {
      to.copy(content.raw().unquoted());
    } else {
      to.copy(new JsonWriter().string(Prompts.text(content)).slice().unquoted());
    }
  }
}
