package io.tracemill.prepare.format;

import io.tracemill.dialect.Dialect;
import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.Lessons;
import io.tracemill.dialect.Texts;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.trace.Item;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * {@code {"messages": [...], "tools": [...]}}, either of which may be a string of JSON; a {@code
 * system} beside them is the first message, if they have none of the system.
 */
final class OpenAiMessages implements TraceFormat {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name SYSTEM = Name.of("system");
  private static final Name CONTENT = Name.of("content");
  private static final Name IMAGE_URL = Name.of("image_url");

  private final String name;
  private final Dialect dialect;

  OpenAiMessages(String name, Dialect dialect) {
    this.name = name;
    this.dialect = dialect;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fit fit(Node line) {
    Optional<Node> messages = line.is(Kind.OBJECT) ? array(line) : Optional.<Node>empty();
    if (messages.isEmpty()) {
      return Fit.NONE;
    }
    boolean forImages = dialect.equals(Dialects.OPENAI_WITH_IMAGES);
    if (hasImage(messages.get())) {
      return forImages ? Fit.EXACT : Fit.NONE;
    }
    return forImages ? Fit.READABLE : Fit.EXACT;
  }

  private static boolean hasImage(Node messages) {
    for (Node message : messages.items()) {
      Optional<Node> content =
          message.is(Kind.OBJECT) ? message.find(CONTENT) : Optional.<Node>empty();
      if (content.isPresent() && content.get().is(Kind.ARRAY)) {
        for (Node part : content.get().items()) {
          if (part.is(Kind.OBJECT) && part.find(IMAGE_URL).isPresent()) {
            return true;
          }
        }
      }
    }
    return false;
  }

  @Override
  public void read(Node line, Origin origin, Outlet<Item> outlet) throws IOException {
    outlet.keep(conversation(line, origin, dialect));
  }

  private static Optional<Node> array(Node line) {
    return Texts.peekJson(line, MESSAGES, Kind.ARRAY);
  }

  /** The conversation in an object that has {@code messages}. */
  static Trace conversation(Node object, Origin origin, Dialect dialect) {
    Node messages = Texts.jsonIfAny(object.field(MESSAGES));
    List<Message> conversation = dialect.messages(messages);
    Conversations.notEmpty(conversation, messages);
    return new Trace(
        origin,
        object.hasUnread() ? withFields(object, conversation) : conversation,
        Definitions.in(object),
        Sessions.of(object));
  }

  /** The conversation with what the fields beside it say. */
  private static List<Message> withFields(Node object, List<Message> messages) {
    Optional<Node> system = object.peek(SYSTEM).filter(OpenAiMessages::isSaid);
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
    return messages;
  }

  private static boolean isSaid(Node system) {
    return system.is(Kind.STRING) ? !system.text().isBlank() : system.is(Kind.ARRAY);
  }
}
