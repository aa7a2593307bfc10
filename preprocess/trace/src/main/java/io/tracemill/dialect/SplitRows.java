package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Needed;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Message;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Role;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of a train or test split, of either data version, back as what they were cut from:
 * the platform's, made here or by hand.
 */
public final class SplitRows {
  private static final Name QUESTION = Name.of("question");
  private static final Name ANSWER = Name.of("answer");
  private static final Name MESSAGES = Name.of("messages");

  private SplitRows() {}

  /** The data version that {@code row} is of. */
  public static DataVersion version(Node row) {
    return row.find(MESSAGES).isPresent() ? DataVersion.V1 : DataVersion.V0;
  }

  /**
   * The prompt and the answer of {@code row}: what was said in it, thoughts aside.
   *
   * @throws io.tracemill.json.DataException if it is no row, or nobody answers in it
   */
  public static Example example(Node row, Origin origin) {
    List<Message> messages =
        version(row) == DataVersion.V1 ? messages(row.field(MESSAGES)) : question(row);
    messages.replaceAll(message -> message.with(message.aside().withoutThought()));
    Trace trace = new Trace(origin, messages, Optional.empty(), Optional.empty());
    return new Example(trace, messages.size() - 1);
  }

  private static List<Message> messages(Node array) {
    List<Message> messages = ItemReaders.OPENAI_WITH_IMAGES.messages(array);
    if (messages.isEmpty()) {
      throw array.failure("expected at least one message but found an empty array");
    } else if (messages.get(messages.size() - 1).role() != Role.ASSISTANT) {
      throw array.failure("expected the assistant to have the last word");
    }
    return messages;
  }

  /** The question is text or the JSON of messages, the answer text or the JSON of a tool call. */
  private static List<Message> question(Node row) {
    Node question = Needed.in(row, QUESTION).as(Kind.STRING);
    List<Message> messages = new ArrayList<>();
    conversation(question)
        .ifPresentOrElse(
            asked -> messages.addAll(ItemReaders.OPENAI_WITH_IMAGES.messages(asked)),
            () -> messages.add(said(Role.USER, question)));
    messages.add(answer(Needed.in(row, ANSWER).as(Kind.STRING)));
    return messages;
  }

  /** The messages that {@code question} holds, if it holds nothing else. */
  public static Optional<Node> conversation(Node question) {
    return Texts.inside(question).filter(SplitRows::isConversation);
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
        .orElseGet(() -> said(Role.ASSISTANT, answer));
  }

  private static Message said(Role role, Node text) {
    Message said = Texts.said(role, text);
    return said.with(Media.refused(said.content()));
  }
}
