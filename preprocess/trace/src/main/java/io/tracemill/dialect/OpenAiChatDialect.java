package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Lesson;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.Rule;
import java.util.Optional;

/**
 * OpenAI's Chat Completions: a request, messages, one message, a completion, or choices of one. The
 * choice of index 0 is the answer, or the first where none has it.
 */
final class OpenAiChatDialect implements Dialect {
  private static final Name ROLE = Name.of("role");
  private static final Name CHOICES = Name.of("choices");
  private static final Name INDEX = Name.of("index");
  private static final Name MESSAGE = Name.of("message");
  private static final Name TEXT = Name.of("text");
  private static final Name FINISH_REASON = Name.of("finish_reason");
  private static final Name CONTENT = Name.of("content");
  private static final Name TOOL_CALLS = Name.of("tool_calls");

  @Override
  public String name() {
    return "openai_chat";
  }

  @Override
  public Match match(Node payload) {
    if (payload.is(Kind.ARRAY)) {
      return array(payload);
    } else if (!payload.is(Kind.OBJECT)) {
      return Match.NO;
    }
    if (choice(payload).isPresent() || inside(payload, TOOL_CALLS).isPresent()) {
      return Match.SURE;
    }
    boolean likely =
        isChoice(payload) || RequestBody.is(payload) || payload.has(ROLE) || payload.has(CONTENT);
    if (!likely) {
      return Match.NO;
    }
    return Records.holdAnswers(payload) ? Match.SURE : Match.LIKELY;
  }

  private static Match array(Node payload) {
    if (Records.holdAnswers(payload)) {
      return Match.SURE;
    }
    for (Node item : payload.items()) {
      if (!item.is(Kind.OBJECT) || !item.has(ROLE) && !isChoice(item)) {
        return Match.NO;
      }
    }
    return payload.size() == 0 ? Match.NO : Match.LIKELY;
  }

  private static Optional<Node> inside(Node object, Name name) {
    return object.peek(name).filter(value -> value.is(Kind.ARRAY));
  }

  @Override
  public void read(Node payload, Talk talk) {
    if (payload.is(Kind.ARRAY)) {
      readAll(payload, talk);
      return;
    }
    Optional<Node> choice = choice(payload);
    if (choice.isPresent()) {
      if (payload.field(CHOICES).size() > 1) {
        talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
      }
      readChoice(choice.get(), talk);
    } else if (isChoice(payload)) {
      readChoice(payload, talk);
    } else if (RequestBody.is(payload)) {
      RequestBody.read(payload, talk);
    } else {
      Optional<Role> speaker = talk.isAnswer() ? Optional.of(Role.ASSISTANT) : Optional.empty();
      AnyMessage.message(payload, speaker, talk);
    }
  }

  private static void readAll(Node array, Talk talk) {
    boolean furtherChoices = false;
    for (Node item : array.items()) {
      if (item.is(Kind.OBJECT) && isChoice(item)) {
        if (furtherChoices) {
          talk.note(Rule.FURTHER_ANSWERS_LEFT_OUT);
          continue;
        }
        furtherChoices = true;
        readChoice(item, talk);
      } else {
        AnyMessage.read(item, talk);
      }
    }
  }

  private static Optional<Node> choice(Node completion) {
    Optional<Node> chosen = Optional.empty();
    Optional<Node> choices = inside(completion, CHOICES);
    if (choices.isPresent()) {
      for (Node choice : choices.get().items()) {
        chosen = chosen.isEmpty() || isFirst(choice) ? Optional.of(choice) : chosen;
      }
    }
    return chosen.filter(OpenAiChatDialect::isChoice);
  }

  private static boolean isFirst(Node choice) {
    return choice.is(Kind.OBJECT)
        && choice.peek(INDEX).filter(index -> index.raw().toString().equals("0")).isPresent();
  }

  private static boolean isChoice(Node node) {
    return node.is(Kind.OBJECT)
        && !node.has(ROLE)
        && (node.has(MESSAGE, Kind.OBJECT)
            || node.has(FINISH_REASON) && node.peek(TEXT).isPresent());
  }

  private static void readChoice(Node choice, Talk talk) {
    int before = talk.messages().size();
    if (choice.peek(MESSAGE).isPresent()) {
      AnyMessage.message(choice.field(MESSAGE), Optional.of(Role.ASSISTANT), talk);
    } else {
      talk.add(Message.saying(Role.ASSISTANT, Media.content(choice.field(TEXT))));
    }
    Lesson lesson = Lessons.finish(choice);
    int last = talk.messages().size() - 1;
    if (last < before) {
      return;
    }
    Message answer = talk.messages().get(last);
    if (lesson != Lesson.WHOLE) {
      talk.messages().set(last, answer.with(lesson));
    }
    if (Lessons.endsWithCalls(choice) && !answer.callsTools()) {
      talk.note(Rule.FINISH_REASON_SAYS_TOOL_CALLS_BUT_NONE_RECORDED);
    }
  }
}
