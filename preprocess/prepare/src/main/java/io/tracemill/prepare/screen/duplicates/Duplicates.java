package io.tracemill.prepare.screen.duplicates;

import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.Screen;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.RowIndex;
import io.tracemill.prepare.table.TableColumn;
import io.tracemill.prepare.table.TraceTable;
import java.util.List;
import java.util.function.IntToLongFunction;

/**
 * Drops traces that are the same conversation as another.
 *
 * <p>Of several the one with the smallest hash of its bytes stays, whatever the order of input.
 */
public final class Duplicates implements Screen {

  @Override
  public List<TableColumn> columns() {
    return List.of();
  }

  @Override
  public Measurer measurer() {
    return (trace, row) -> {};
  }

  @Override
  public Originals decide(TraceTable table, Fates fates, TracesAgain again) {
    RowIndex originals = originals(table, fates);
    Originals found = new Originals(table, fates.candidates() - originals.size());
    for (int trace = 0; trace < fates.size(); trace++) {
      if (fates.isCandidate(trace)) {
        int original = originals.putIfAbsent(trace);
        if (original != trace) {
          fates.drop(trace, DuplicateReason.DUPLICATE);
          found.add(trace, original);
        }
      }
    }
    return found;
  }

  private static RowIndex originals(TraceTable table, Fates fates) {
    IntToLongFunction raw = table.numbers(TraceTable.RAW);
    RowIndex originals = new RowIndex(table.numbers(TraceTable.CONTENT), fates.size());
    for (int trace = 0; trace < fates.size(); trace++) {
      if (fates.isCandidate(trace)) {
        int other = originals.putIfAbsent(trace);
        if (raw.applyAsLong(trace) < raw.applyAsLong(other)) {
          originals.replace(trace);
        }
      }
    }
    return originals;
  }
}
