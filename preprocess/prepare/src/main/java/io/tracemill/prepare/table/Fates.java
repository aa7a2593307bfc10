package io.tracemill.prepare.table;

import io.tracemill.json.text.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of each trace of a table, in a byte: a {@link Fate}, or why it is dropped.
 *
 * <p>Reasons are those of whoever drops; nobody needs to know them all.
 */
public final class Fates {
  private static final Fate[] ALL = Fate.values();

  /** A fate's ordinal; from {@link Fate#DROPPED} on, how much more is the place of its reason. */
  private final byte[] codes;

  private final List<Reason> reasons = new ArrayList<>();

  /** All are candidates. */
  public Fates(int traces) {
    codes = new byte[traces];
  }

  /** How many traces there are. */
  public int size() {
    return codes.length;
  }

  /** What becomes of {@code trace}. */
  public Fate of(int trace) {
    return ALL[Math.min(codes[trace], Fate.DROPPED.ordinal())];
  }

  /** Whether nothing is decided about {@code trace}. */
  public boolean isCandidate(int trace) {
    return codes[trace] == 0;
  }

  /** How many are candidates. */
  public int candidates() {
    int candidates = 0;
    for (byte code : codes) {
      candidates += code == 0 ? 1 : 0;
    }
    return candidates;
  }

  /** Decides about a trace that is not dropped. */
  public void set(int trace, Fate fate) {
    if (fate == Fate.DROPPED) {
      throw new IllegalArgumentException("expected a reason to drop trace " + trace);
    }
    codes[trace] = (byte) fate.ordinal();
  }

  /** Drops a trace. */
  public void drop(int trace, Reason reason) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    codes[trace] = (byte) (Fate.DROPPED.ordinal() + reasons.indexOf(reason));
  }

  /** Why {@code trace} is dropped, if it is. */
  public Optional<Reason> reason(int trace) {
    return of(trace) == Fate.DROPPED
        ? Optional.of(reasons.get(codes[trace] - Fate.DROPPED.ordinal()))
        : Optional.empty();
  }

  /** Why traces are dropped so far. */
  public List<Reason> reasons() {
    return Collections.unmodifiableList(reasons);
  }
}
