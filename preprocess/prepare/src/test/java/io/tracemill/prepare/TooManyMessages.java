package io.tracemill.prepare;

import io.tracemill.json.text.Reason;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.List;

/** A screen as anybody may write one: drops conversations of more than {@code most} messages. */
record TooManyMessages(int most) implements Screen {
  private static final TableColumn MESSAGES = new TableColumn("messages", 4);

  /** Its reasons. */
  enum Why implements Reason {
    TOO_MANY_MESSAGES
  }

  @Override
  public List<TableColumn> columns() {
    return List.of(MESSAGES);
  }

  @Override
  public Measurer measurer() {
    return (trace, row) -> row.set(MESSAGES, trace.messages().size());
  }

  @Override
  public Verdict decide(TraceTable table, Fates fates, TracesAgain again) {
    for (int trace = 0; trace < fates.size(); trace++) {
      if (fates.isCandidate(trace) && table.get(trace, MESSAGES) > most) {
        fates.drop(trace, Why.TOO_MANY_MESSAGES);
      }
    }
    return trace -> "expected " + most + " messages but found " + table.get(trace, MESSAGES);
  }
}
