package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import java.util.List;
import java.util.Optional;

/** A request with {@code messages}, and the fields beside them that several vendors have. */
final class RequestBody {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name SYSTEM = Name.of("system");
  private static final List<Name> TOOLS = List.of(Name.of("tools"), Name.of("functions"));

  /** Bedrock's. */
  private static final Name TOOL_CONFIG = Name.of("toolConfig");

  private RequestBody() {}

  /** Whether {@code payload} has messages, or a string of them. */
  static boolean is(Node payload) {
    return payload.is(Kind.OBJECT) && Texts.peekJson(payload, MESSAGES, Kind.ARRAY).isPresent();
  }

  /** Its messages. */
  static Node messages(Node payload) {
    return Texts.jsonIfAny(payload.field(MESSAGES)).as(Kind.ARRAY);
  }

  /** Reads {@code payload}, which is one; of an answer the messages alone. */
  static void read(Node payload, Talk talk) {
    Node array = messages(payload);
    if (array.size() == 1 && array.items().iterator().next().is(Kind.ARRAY)) {
      array = array.items().iterator().next();
    }
    AnyMessage.readAll(array, talk);
    if (talk.isAnswer()) {
      return;
    }
    Conversations.notEmpty(talk.messages(), array);
    if (payload.hasUnread()) {
      beside(payload, talk);
    }
  }

  private static void beside(Node payload, Talk talk) {
    List<Message> messages = talk.messages();
    if (payload.has(SYSTEM) && messages.stream().noneMatch(m -> m.role() == Role.SYSTEM)) {
      payload.find(SYSTEM).flatMap(RequestBody::system).ifPresent(said -> messages.add(0, said));
    }
    tools(payload, talk);
    if (Lessons.isWeightless(payload)) {
      messages.replaceAll(message -> message.with(Lesson.WEIGHTLESS));
    }
    Lesson finish = Lessons.finish(payload);
    int last = messages.size() - 1;
    if (finish != Lesson.WHOLE && messages.get(last).role() == Role.ASSISTANT) {
      messages.set(last, messages.get(last).with(finish));
    }
  }

  /** Adds the definitions of tools beside the messages of {@code payload}. */
  static void tools(Node payload, Talk talk) {
    TOOLS.forEach(name -> payload.find(name).ifPresent(talk::tools));
    Optional<Node> config = payload.find(TOOL_CONFIG).filter(node -> node.is(Kind.OBJECT));
    config.ifPresent(inner -> TOOLS.forEach(name -> inner.find(name).ifPresent(talk::tools)));
  }

  /** The message of the system that {@code said}, a text or blocks of text, is; none if blank. */
  static Optional<Message> system(Node said) {
    Message nobody = Message.saying(Role.SYSTEM, Content.none());
    if (said.is(Kind.STRING)) {
      return said.text().isBlank()
          ? Optional.empty()
          : Optional.of(nobody.with(Media.content(said)));
    }
    boolean some = (said.is(Kind.ARRAY) || said.is(Kind.OBJECT)) && said.size() > 0;
    return some ? Optional.of(Blocks.messages(nobody, said).get(0)) : Optional.empty();
  }
}
