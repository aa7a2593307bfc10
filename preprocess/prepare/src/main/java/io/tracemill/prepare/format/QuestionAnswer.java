package io.tracemill.prepare.format;

import io.tracemill.dialect.Dialects;
import io.tracemill.dialect.PlatformCalls;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Item;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of data version 0, {@code {"question", "answer"}}, read back as the conversation it was cut
 * from: the question is text or the JSON of messages, the answer text or the JSON of a tool call.
 */
final class QuestionAnswer implements TraceFormat {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");

  @Override
  public String name() {
    return "question_answer";
  }

  @Override
  public Fit fit(Node line) {
    boolean row =
        line.is(Kind.OBJECT) && line.find(QUESTION).isPresent() && line.find(ANSWER).isPresent();
    return row ? Fit.EXACT : Fit.NONE;
  }

  @Override
  public Item read(Node line, Origin origin) {
    Node question = line.field(QUESTION).as(Kind.STRING);
    Node asked = Texts.jsonIfAny(question);
    List<Message> messages = new ArrayList<>();
    if (isConversation(asked)) {
      messages.addAll(Dialects.OPENAI_WITH_IMAGES.messages(asked));
    } else {
      messages.add(Texts.said(Role.USER, question));
    }
    messages.add(answer(line.field(ANSWER).as(Kind.STRING)));
    return new Trace(origin, messages, Optional.empty(), Optional.empty());
  }

  /** Whether all items are messages; other JSON is what the user said. */
  private static boolean isConversation(Node asked) {
    if (!asked.is(Kind.ARRAY) || asked.size() == 0) {
      return false;
    }
    for (Node item : asked.items()) {
      if (!Texts.isMessage(item)) {
        return false;
      }
    }
    return true;
  }

  private static Message answer(Node answer) {
    return Texts.inside(answer)
        .flatMap(PlatformCalls::nameAndParameters)
        .orElseGet(() -> Texts.said(Role.ASSISTANT, answer));
  }
}
