package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.List;
import java.util.Optional;

/**
 * Google's Gemini, in snake case or camel case: a request with {@code contents}, candidates, one
 * content, or a list of them; and what the Agent Development Kit makes of these.
 */
final class GeminiDialect implements Dialect {
  private static final Name CONTENTS = Name.of("contents");
  private static final Name CANDIDATES = Name.of("candidates");
  private static final Name CONTENT = Name.of("content");
  private static final Name PARTS = Name.of("parts");
  private static final Name ROLE = Name.of("role");
  private static final Name TYPE = Name.of("type");
  private static final Name INDEX = Name.of("index");
  private static final Name CONFIG = Name.of("config");
  private static final Name NEW_MESSAGE = Name.of("new_message");

  private static final List<Name> SYSTEM =
      List.of(Name.of("systemInstruction"), Name.of("system_instruction"));

  @Override
  public String name() {
    return "gemini";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return areContents(payload) ? Match.SURE : Match.NO;
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    if (array(payload, CANDIDATES).isPresent()
        || isContent(payload)
        || payload.peek(CONTENT).filter(GeminiDialect::isContent).isPresent()
        || payload.peek(NEW_MESSAGE).filter(GeminiDialect::isContent).isPresent()) {
      return Match.SURE;
    }
    Optional<Node> contents = payload.peek(CONTENTS);
    if (contents.isEmpty()) {
      return Match.NO;
    }
    return contents.get().is(Kind.STRING) ? Match.LIKELY : Match.SURE;
  }

  private static Optional<Node> array(Node object, Name name) {
    return object.peek(name).filter(node -> node.is(Kind.ARRAY));
  }

  private static boolean areContents(Node array) {
    for (Node item : array.items()) {
      if (!isContent(item)) {
        return false;
      }
    }
    return array.size() > 0;
  }

  /** Whether {@code node} has parts, the first of which names no type, as OpenTelemetry's do. */
  private static boolean isContent(Node node) {
    Optional<Node> parts = node.is(Kind.OBJECT) ? array(node, PARTS) : Optional.empty();
    if (parts.isEmpty() || node.has(CONTENT)) {
      return false;
    }
    for (Node part : parts.get().items()) {
      return part.is(Kind.OBJECT) && !part.has(TYPE) && BlockKind.of(part) != BlockKind.UNKNOWN;
    }
    return node.has(ROLE);
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      AnyMessage.readAll(payload, talk);
    } else if (payload.peek(CANDIDATES).isPresent()) {
      candidates(payload.field(CANDIDATES), talk);
    } else if (payload.peek(CONTENTS).isPresent()) {
      request(payload, talk);
    } else if (payload.peek(NEW_MESSAGE).isPresent()) {
      content(payload.field(NEW_MESSAGE), talk);
    } else if (payload.peek(CONTENT).isPresent()) {
      finish(payload, talk);
    } else {
      content(payload, talk);
    }
  }

  private static void request(Node payload, Talk talk) {
    Optional<Node> config = payload.find(CONFIG).filter(node -> node.is(Kind.OBJECT));
    beside(payload, talk);
    config.ifPresent(inner -> beside(inner, talk));
    Node contents = payload.field(CONTENTS);
    if (contents.is(Kind.STRING)) {
      talk.add(Message.saying(talk.speaker(), Media.content(contents)));
    } else if (contents.is(Kind.OBJECT)) {
      content(contents, talk);
    } else {
      for (Node item : contents.items()) {
        if (item.is(Kind.STRING)) {
          talk.add(Message.saying(talk.speaker(), Media.content(item)));
        } else {
          content(item, talk);
        }
      }
    }
  }

  private static void beside(Node object, Talk talk) {
    for (Name name : SYSTEM) {
      Optional<Node> said = object.find(name);
      said.flatMap(GeminiDialect::system).ifPresent(talk::add);
    }
    RequestBody.tools(object, talk);
  }

  private static Optional<Message> system(Node said) {
    Optional<Node> parts = said.is(Kind.OBJECT) ? said.find(PARTS) : Optional.empty();
    return RequestBody.system(parts.orElse(said));
  }

  private static void content(Node content, Talk talk) {
    if (content.is(Kind.OBJECT) && !content.has(PARTS) && !content.has(ROLE)) {
      Message said = Message.saying(talk.speaker(), Content.none());
      talk.addAll(Blocks.messages(said, content));
      return;
    }
    Optional<Role> speaker = talk.isAnswer() ? Optional.of(Role.ASSISTANT) : Optional.empty();
    AnyMessage.message(content, speaker, talk);
  }

  private static void candidates(Node candidates, Talk talk) {
    if (candidates.size() == 0) {
      throw candidates.failure(
          DialectReason.CONTENT_NOT_RECORDED, "is an empty array: no answer was recorded");
    }
    if (candidates.size() > 1) {
      talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
    }
    Node chosen = candidates.items().iterator().next();
    for (Node candidate : candidates.items()) {
      if (candidate.is(Kind.OBJECT)
          && candidate.peek(INDEX).filter(i -> i.raw().toString().equals("0")).isPresent()) {
        chosen = candidate;
        break;
      }
    }
    finish(chosen, talk);
  }

  private static void finish(Node candidate, Talk talk) {
    int before = talk.messages().size();
    Optional<Node> content = candidate.find(CONTENT).filter(node -> node.is(Kind.OBJECT));
    if (content.isPresent() && (content.get().has(PARTS) || content.get().has(ROLE))) {
      content(content.get(), talk);
    } else {
      talk.add(Message.saying(talk.speaker(), Content.none()));
    }
    Lesson lesson = Lessons.finish(candidate);
    int last = talk.messages().size() - 1;
    if (lesson != Lesson.WHOLE && last >= before) {
      talk.messages().set(last, talk.messages().get(last).with(lesson));
    }
  }
}
