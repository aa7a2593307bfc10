package io.tracemill.prepare.output;

import io.tracemill.json.Fingerprint;

/** Hashes of rows as they are written. Not for use by several threads. */
public final class RowHash {
  private final Fingerprint hash = new Fingerprint();

  /** The hash of {@code row}. */
  public long of(Row row) {
    return hash.clear().add(row.head()).add(row.tail()).high();
  }
}
