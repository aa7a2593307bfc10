package io.tracemill.pipeline;

import io.tracemill.prepare.relevance.Evidence;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The evidence of many traces in order, {@link Evidence#LONGS} numbers each. */
final class EvidenceTable implements Iterable<Evidence> {
  private static final int ROWS = 4096;

  private final List<long[]> blocks = new ArrayList<>();
  private int size;

  void add(Evidence evidence) {
    if (size % ROWS == 0) {
      blocks.add(new long[ROWS * Evidence.LONGS]);
    }
    evidence.writeTo(blocks.get(size / ROWS), size % ROWS * Evidence.LONGS);
    size++;
  }

  int size() {
    return size;
  }

  Evidence get(int index) {
    return Evidence.readFrom(blocks.get(index / ROWS), index % ROWS * Evidence.LONGS);
  }

  @Override
  public Iterator<Evidence> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < size;
      }

      @Override
      public Evidence next() {
        if (next >= size) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }
}
