package io.tracemill.prepare.output;

import io.tracemill.json.Fingerprint;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Whether a row is asked about for the first time; remembers a hash of each. */
public final class DistinctRows implements Predicate<Row> {
  private final Set<Long> seen = new HashSet<>();
  private final Fingerprint hash = new Fingerprint();

  @Override
  public boolean test(Row row) {
    return seen.add(hash.clear().add(row.head()).add(row.tail()).high());
  }
}
