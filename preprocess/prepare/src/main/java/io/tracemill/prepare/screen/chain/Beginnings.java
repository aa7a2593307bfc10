package io.tracemill.prepare.screen.chain;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.RowIndex;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Drops traces that another repeats from the first message to the last and goes on from: logs of
 * calls, each with the conversation so far.
 *
 * <p>What several traces go on from in different ways is kept: that is how many conversations
 * begin, and no log of one. So are traces of different sessions. Only traces that share their first
 * exchange are read again, which in files without chains are few.
 */
public final class Beginnings implements Screen {
  /** Hash of the messages up to the first answer to a user; 0 where there is none. */
  private static final TableColumn FIRST = new TableColumn("first_exchange", 6);

  @Override
  public List<TableColumn> columns() {
    return List.of(FIRST);
  }

  @Override
  public Measurer measurer() {
    FirstExchange exchange = new FirstExchange();
    return (trace, row) -> row.set(FIRST, exchange.hash(trace));
  }

  @Override
  public Continued decide(TraceTable table, Fates fates, TracesAgain again) throws IOException {
    Continued found = new Continued(table);
    BitSet suspects = suspects(table, fates);
    if (suspects.isEmpty()) {
      return found;
    }
    suspects.stream().forEach(found::mayBeContinued);
    try (TracesAgain.Reading reading = again.read(suspects::get)) {
      for (var next = reading.next(); next.isPresent(); next = reading.next()) {
        found.look(next.get().row(), next.get().trace());
      }
    }
    suspects.stream()
        .filter(found::isContinued)
        .forEach(trace -> fates.drop(trace, ChainReason.CONTINUED));
    return found;
  }

  /** Candidates that share their first exchange with another. */
  private static BitSet suspects(TraceTable table, Fates fates) {
    IntToLongFunction first = table.numbers(FIRST);
    RowIndex index = new RowIndex(first, fates.candidates());
    BitSet suspects = new BitSet();
    for (int trace = 0; trace < fates.size(); trace++) {
      if (fates.isCandidate(trace) && first.applyAsLong(trace) != 0) {
        int other = index.putIfAbsent(trace);
        if (other != trace) {
          suspects.set(trace);
          suspects.set(other);
        }
      }
    }
    return suspects;
  }
}
