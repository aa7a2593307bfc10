package io.tracemill.prepare.screen.duplicates;

import io.tracemill.prepare.screen.Verdict;
import io.tracemill.prepare.table.TraceTable;
import java.util.Arrays;

/** Which traces are duplicates, and of which: eight bytes for each. */
public final class Originals implements Verdict {
  private final TraceTable table;
  private final int[] duplicates;
  private final int[] originals;
  private int size;

  /** Room for {@code count} of them. */
  Originals(TraceTable table, int count) {
    this.table = table;
    duplicates = new int[count];
    originals = new int[count];
  }

  /** Adds a duplicate; they come in order. */
  void add(int duplicate, int original) {
    duplicates[size] = duplicate;
    originals[size] = original;
    size++;
  }

  /** The trace that {@code trace} is the same conversation as; itself, if it is no duplicate. */
  public int original(int trace) {
    int place = Arrays.binarySearch(duplicates, 0, size, trace);
    return place < 0 ? trace : originals[place];
  }

  @Override
  public String explain(int trace) {
    return "the same conversation as line " + table.get(original(trace), TraceTable.LINE);
  }
}
