package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.Node;
import io.tracemill.trace.Message;
import io.tracemill.trace.ToolCall;

/** Which calls of a turn wait for their result. */
final class OpenCalls {
  /** Stands for a call that only says something: a result may come or not. */
  private static final int SPOKEN = TermSet.NUMBERS - 1;

  /** Of each id, how many calls wait for a result. */
  private final TermSet ids = new TermSet();

  private int waiting;

  /** How many results may still come. */
  private int due;

  /** The same of the turn that is being read. */
  private int nextWaiting;

  private int nextDue;

  void clear() {
    ids.clear();
    waiting = 0;
    due = 0;
    nextWaiting = 0;
    nextDue = 0;
  }

  /** Adds a call of the next turn, {@code speaks} beside it or not. */
  void add(ToolCall call, boolean speaks) {
    nextDue++;
    nextWaiting += speaks ? 0 : 1;
    if (call.id().isPresent()) {
      long id = hash(call.id().get());
      ids.put(id, speaks ? SPOKEN : Math.min(waiting(id) + 1, SPOKEN - 1));
    }
  }

  private int waiting(long id) {
    int number = ids.find(id);
    return number == SPOKEN || number == TermSet.NONE ? 0 : number;
  }

  /** Goes to the next turn, and says how many calls of the last one got no result. */
  int next() {
    int unanswered = waiting;
    waiting = nextWaiting;
    due = nextDue;
    nextWaiting = 0;
    nextDue = 0;
    return unanswered;
  }

  /** Takes a result, and says whether a call waited for it; where ids do not match, any call. */
  boolean answer(Message result) {
    due--;
    if (result.toolCallId().isEmpty()) {
      waiting = Math.max(0, waiting - 1);
      return due >= 0;
    }
    long id = hash(result.toolCallId().get());
    int number = ids.find(id);
    if (number != SPOKEN && number != 0) {
      waiting = Math.max(0, waiting - 1);
    }
    if (number == SPOKEN || number == TermSet.NONE) {
      return due >= 0 && number == SPOKEN;
    }
    ids.put(id, Math.max(0, number - 1));
    return due >= 0 && number > 0;
  }

  /** Takes the results of all calls, and says whether one waited. */
  boolean answerAll() {
    boolean any = waiting > 0;
    waiting = 0;
    return any;
  }

  private static long hash(Node text) {
    return Terms.hash(text.raw());
  }
}
