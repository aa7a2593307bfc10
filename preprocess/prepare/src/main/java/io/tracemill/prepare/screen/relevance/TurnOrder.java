package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Slice;
import io.tracemill.trace.Content;
import io.tracemill.trace.Message;
import io.tracemill.trace.Role;
import io.tracemill.trace.ToolCall;
import io.tracemill.trace.Trace;

/** Watches that turns follow one another as they do in a conversation. */
final class TurnOrder {
  private final Evidence.Draft draft;
  private final OpenCalls open = new OpenCalls();
  private Turn previous = Turn.NONE;
  private boolean results;
  private boolean toolsSpeak;
  private boolean calls;

  TurnOrder(Evidence.Draft draft) {
    this.draft = draft;
  }

  void nextTrace(Trace trace) {
    previous = Turn.NONE;
    open.clear();
    toolsSpeak = false;
    calls = false;
    results = false;
    for (Message message : trace.messages()) {
      toolsSpeak |= message.role() == Role.TOOL;
      calls |= !message.toolCalls().isEmpty();
    }
    for (Message message : trace.messages()) {
      results = results || isResult(message);
    }
  }

  /** Whether a message is what a tool gave back; without tool messages, a user's JSON is. */
  boolean isResult(Message message) {
    return message.role() == Role.TOOL
        || message.role() == Role.USER && calls && !toolsSpeak && isJson(message.content());
  }

  private static boolean isJson(Content content) {
    if (!content.isString()) {
      return false;
    }
    Slice raw = content.json();
    if (raw.length() < 4) {
      return false;
    }
    int first = raw.bytes()[raw.start() + 1];
    int last = raw.bytes()[raw.end() - 2];
    return first == '[' && last == ']' || first == '{' && last == '}';
  }

  /** Takes a call of the next message, which {@code speaks} beside it or not. */
  void called(ToolCall call, boolean speaks) {
    open.add(call, speaks);
  }

  /** Takes the next message, which does {@code turn}. */
  void take(Turn turn, Message message) {
    if (previous == Turn.NONE) {
      if (turn == Turn.ANSWER || turn == Turn.CALL) {
        draft.set(Flag.STARTS_WITH_ASSISTANT);
      }
    } else {
      draft.add(Count.PAIRS);
    }
    boolean speaker = turn == Turn.USER || turn == Turn.ANSWER;
    if (previous == turn && speaker || previous == Turn.ANSWER && turn == Turn.CALL) {
      draft.add(Count.SAME_ROLE);
    }
    if (turn == Turn.RESULT) {
      boolean due = toolsSpeak ? open.answer(message) : open.answerAll();
      draft.add(Count.STRAY_RESULTS, due ? 0 : 1);
    } else {
      int unanswered = open.next();
      draft.add(Count.UNANSWERED_CALLS, results ? unanswered : 0);
    }
    previous = turn;
  }
}
