package io.tracemill.prepare.output;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a row is asked about for the first time; remembers a hash of each. */
public final class DistinctRows implements Predicate<Row> {
  private final Set<Long> seen = new HashSet<>();
  private final RowHash hash = new RowHash();

  @Override
  public boolean test(Row row) {
    return seen.add(hash.of(row));
  }
}
