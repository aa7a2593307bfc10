package io.tracemill.prepare.screen.chain;

import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.ConversationHash;
import io.tracemill.trace.Message;
import io.tracemill.trace.Trace;
import java.util.HashMap;
import java.util.Map;

/** Which traces others go on from: hashes and rows alone. */
final class Continued implements Verdict {
  private static final int NONE = -1;

  /** How a trace is gone on from. */
  private static final class Ways {
    private final int trace;
    private int by = NONE;
    private long next;
    private boolean several;

    Ways(int trace) {
      this.trace = trace;
    }

    /** The row {@code by} goes on; {@code hash} is that of all up to its next message. */
    private void goOn(int by, long hash) {
      several |= this.by != NONE && next != hash;
      next = hash;
      this.by = by;
    }
  }

  private final TraceTable table;
  private final Map<Long, Ways> byContent = new HashMap<>();
  private final ConversationHash hash = new ConversationHash();

  Continued(TraceTable table) {
    this.table = table;
  }

  /** Adds a trace that another may go on from. */
  void mayBeContinued(int trace) {
    byContent.put(table.get(trace, TraceTable.CONTENT), new Ways(trace));
  }

  /** Looks at whether {@code trace}, which is at {@code row}, goes on from others. */
  void look(int row, Trace trace) {
    hash.clear();
    Ways before = null;
    for (Message message : trace.messages()) {
      hash.add(message);
      if (before != null && before.trace != row && mayBeOne(before.trace, row)) {
        before.goOn(row, hash.high());
      }
      before = byContent.get(hash.high());
    }
  }

  /** Not where both say of which session they are, and it is not the same. */
  private boolean mayBeOne(int trace, int other) {
    long one = table.get(trace, TraceTable.GROUP);
    long two = table.get(other, TraceTable.GROUP);
    return one == 0 || two == 0 || one == two;
  }

  /** Whether {@code trace} is, and in one way. */
  boolean isContinued(int trace) {
    Ways ways = byContent.get(table.get(trace, TraceTable.CONTENT));
    return ways != null && ways.trace == trace && ways.by != NONE && !ways.several;
  }

  @Override
  public String explain(int trace) {
    Ways ways = byContent.get(table.get(trace, TraceTable.CONTENT));
    int by = ways == null ? trace : ways.by;
    return "line "
        + table.get(by, TraceTable.LINE)
        + " repeats this conversation and goes on from it";
  }
}
