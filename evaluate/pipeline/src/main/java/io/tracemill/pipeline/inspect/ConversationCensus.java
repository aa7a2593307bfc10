package io.tracemill.pipeline.inspect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;
import java.util.Locale;
import java.util.Optional;

/** Collects what conversations are like. */
final class ConversationCensus {
  private static final int TOP = 20;
  private static final int MOST_LABELS = 100;
  private static final int LONGEST_LABEL = 64;
  private static final Name FUNCTION = Name.of("function");
  private static final Name NAME = Name.of("name");

  private final Census roles = new Census();
  private final Census tools = new Census();
  private final Census definitions = new Census();
  private final Census feedback = new Census();
  private final Census labels = new Census();
  private final Histogram messages = new Histogram();
  private final Histogram turns = new Histogram();
  private final Histogram lengths = new Histogram();
  private final Distinct systemPrompts = new Distinct();
  private final Distinct sessions = new Distinct();
  private long traces;
  private long multiTurn;
  private long unanswered;
  private long calling;
  private long parallel;
  private long texts;
  private long longAnswers;

  void takeText() {
    texts++;
  }

  void take(Trace trace) {
    traces++;
    trace.group().ifPresent(sessions::add);
    trace.tools().ifPresent(this::define);
    trace.notes().feedback().forEach(said -> FeedbackWords.of(said).forEach(feedback::add));
    int users = 0;
    long length = 0;
    boolean calls = false;
    for (Message message : trace.messages()) {
      roles.add(message.role().name().toLowerCase(Locale.ROOT));
      users += message.role() == Role.USER ? 1 : 0;
      length += message.content().characters();
      calls |= !message.toolCalls().isEmpty();
      parallel += message.toolCalls().size() > 1 ? 1 : 0;
      message.toolCalls().forEach(this::call);
      if (message.role() == Role.SYSTEM && !message.content().isNone()) {
        systemPrompts.add(message.content().node());
      }
    }
    messages.add(trace.messages().size());
    lengths.add(length);
    turns.add(users);
    multiTurn += users > 1 ? 1 : 0;
    calling += calls ? 1 : 0;
    answer(trace);
  }

  private void call(ToolCall call) {
    tools.add(call.name().text());
  }

  private void define(Node array) {
    for (Node item : array.items()) {
      Optional<Node> tool = item.is(Kind.STRING) ? item.insideIfJson() : Optional.of(item);
      tool.filter(object -> object.is(Kind.OBJECT))
          .map(object -> object.find(FUNCTION).filter(f -> f.is(Kind.OBJECT)).orElse(object))
          .flatMap(object -> object.find(NAME))
          .filter(name -> name.is(Kind.STRING))
          .ifPresent(name -> definitions.add(name.text()));
    }
  }

  /** Looks at the last answer: is it a label? */
  private void answer(Trace trace) {
    Optional<Message> last = Optional.empty();
    for (Message message : trace.messages()) {
      last = message.role() == Role.ASSISTANT ? Optional.of(message) : last;
    }
    if (last.isEmpty()) {
      unanswered++;
      return;
    }
    Optional<String> label =
        Optional.of(last.get().content())
            .filter(Content::isString)
            .filter(content -> content.json().length() <= LONGEST_LABEL * 6)
            .map(content -> content.text().strip())
            .filter(ConversationCensus::looksLikeLabel);
    label.ifPresentOrElse(labels::add, () -> longAnswers++);
  }

  private static boolean looksLikeLabel(String text) {
    return !text.isEmpty() && text.length() <= LONGEST_LABEL && text.indexOf('\n') < 0;
  }

  /** Most answers are a few short texts, each there several times. */
  private boolean hasLabels() {
    Ranking found = labels.top(0);
    return found.total() > 9 * longAnswers
        && found.distinct() <= MOST_LABELS
        && found.distinct() * 3L <= found.total();
  }

  Findings.Dialogue findings() {
    return new Findings.Dialogue(
        new Findings.Amounts(traces, texts, multiTurn, unanswered, calling, parallel, longAnswers),
        systemPrompts.amount(),
        sessions.amount(),
        messages.spread(),
        turns.spread(),
        lengths.spread(),
        roles.top(TOP),
        tools.top(TOP),
        definitions.top(TOP),
        feedback.top(TOP),
        hasLabels() ? Optional.of(labels.top(TOP)) : Optional.empty());
  }
}
