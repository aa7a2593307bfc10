package io.tracemill.pipeline.inspect;

import io.tracemill.json.Fingerprint;
import io.tracemill.json.Node;
import java.util.HashSet;
import java.util.Set;

/** Counts different values by their hashes, up to {@value #MOST} of them. */
final class Distinct {
  static final int MOST = 100_000;

  private final Fingerprint hash = new Fingerprint();
  private final Set<Long> seen = new HashSet<>();
  private long total;
  private boolean more;

  void add(Node value) {
    add(hash.clear().add(value).high());
  }

  private void add(long key) {
    total++;
    if (seen.size() < MOST) {
      seen.add(key);
    } else {
      more |= !seen.contains(key);
    }
  }

  Amount amount() {
    return new Amount(total, seen.size(), more);
  }
}
