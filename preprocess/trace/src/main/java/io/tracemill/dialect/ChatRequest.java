package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/**
 * {@code {"messages": [...], "tools": [...]}}, either of which may be a string of JSON; a {@code
 * system} beside them is the first message, if they have none of the system.
 *
 * @param tools their definitions, an array
 */
public record ChatRequest(List<Message> messages, Optional<Node> tools) {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name SYSTEM = Name.of("system");

  /**
   * What {@code object} says, whose messages {@code reader} reads.
   *
   * @throws io.tracemill.json.DataException if it has no messages
   */
  public static ChatRequest of(Node object, ItemReader reader) {
    Node array = Texts.jsonIfAny(object.field(MESSAGES));
    List<Message> messages = reader.messages(array);
    Conversations.notEmpty(messages, array);
    if (object.hasUnread()) {
      readBeside(object, messages);
    }
    return new ChatRequest(messages, Definitions.in(object));
  }

  /** What the fields beside the messages say of them. */
  private static void readBeside(Node object, List<Message> messages) {
    Optional<Node> system = object.peek(SYSTEM).filter(ChatRequest::isSaid);
    if (system.isPresent() && messages.stream().noneMatch(m -> m.role() == Role.SYSTEM)) {
      messages.add(0, Texts.said(Role.SYSTEM, object.field(SYSTEM)));
    }
    if (Lessons.isWeightless(object)) {
      messages.replaceAll(message -> message.with(Lesson.WEIGHTLESS));
    }
    Lesson finish = Lessons.finish(object);
    Message last = messages.get(messages.size() - 1);
    if (finish != Lesson.WHOLE && last.role() == Role.ASSISTANT) {
      messages.set(messages.size() - 1, last.with(finish));
    }
  }

  private static boolean isSaid(Node system) {
    return system.is(Kind.STRING) ? !system.text().isBlank() : system.is(Kind.ARRAY);
  }
}
