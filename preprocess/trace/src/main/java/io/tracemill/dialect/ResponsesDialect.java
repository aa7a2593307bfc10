package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import java.util.List;
import java.util.Optional;

/** OpenAI's Responses: a list of items, or an object that has it in {@code output}. */
final class ResponsesDialect implements Dialect {
  private static final Name OUTPUT = Name.of("output");

  @Override
  public String name() {
    return "openai_responses";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return ResponsesItems.matches(payload) ? Match.SURE : Match.NO;
    }
    return payload.is(Kind.OBJECT) && output(payload).isPresent() ? Match.SURE : Match.NO;
  }

  private static Optional<Node> output(Node object) {
    return object
        .peek(OUTPUT)
        .filter(output -> output.is(Kind.ARRAY) && ResponsesItems.matches(output));
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      talk.addAll(ItemReaders.RESPONSES.messages(payload));
      return;
    }
    List<Message> said = ItemReaders.RESPONSES.messages(payload.field(OUTPUT));
    Lesson lesson = Lessons.incomplete(payload);
    int last = said.size() - 1;
    if (lesson != Lesson.WHOLE && last >= 0) {
      said.set(last, said.get(last).with(lesson));
    }
    talk.addAll(said);
  }
}
