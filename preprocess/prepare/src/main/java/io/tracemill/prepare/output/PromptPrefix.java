package io.tracemill.prepare.output;

import io.tracemill.json.JsonWriter;
import io.tracemill.json.text.Slice;
import io.tracemill.trace.Answer;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The text of a conversation's messages, which grows as its rows do. */
final class PromptPrefix {
  private static final Slice COMMA = Slice.of(",");

  private final Slice begin;
  private final SystemPrompts systemPrompts;
  private final BiConsumer<Message, JsonWriter> messages;
  private final CountedText text = new CountedText();
  private Optional<Trace> trace = Optional.empty();
  private int seen;
  private boolean any;

  PromptPrefix(Slice begin, SystemPrompts systemPrompts, BiConsumer<Message, JsonWriter> messages) {
    this.begin = begin;
    this.systemPrompts = systemPrompts;
    this.messages = messages;
  }

  /** The text up to the answer of {@code example}. */
  // A trace comes again as the same object; to compare all its texts would be slow.
  @SuppressWarnings("ReferenceEquality")
  CountedText upTo(Example example) {
    boolean rewritten = example.chosen() instanceof Answer.Rewritten;
    if (rewritten || trace.isEmpty() || trace.get() != example.trace() || seen > example.turn()) {
      trace = Optional.of(example.trace()).filter(same -> !rewritten);
      text.clear();
      text.text().plain(begin);
      seen = 0;
      any = false;
    }
    List<Message> prompt = example.prompt();
    for (; seen < example.turn(); seen++) {
      add(prompt.get(seen));
    }
    return text;
  }

  private void add(Message message) {
    if (systemPrompts.inPrompt(message)) {
      if (any) {
        text.text().plain(COMMA);
      }
      any = true;
      messages.accept(message, text.text());
    }
  }

  /** Whether a message is written already. */
  boolean any() {
    return any;
  }
}
