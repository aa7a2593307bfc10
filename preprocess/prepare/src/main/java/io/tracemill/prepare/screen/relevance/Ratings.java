package io.tracemill.prepare.screen.relevance;

import io.tracemill.json.text.Reason;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How somebody rated the traces of a table, or why not: a byte for each. Those that nobody asked
 * about have neither.
 */
public final class Ratings {
  /** From here on a code, if it is none of a rating, is that of a reason. */
  private static final int FIRST_REASON = 1 + Thresholds.HIGHEST * Thresholds.HIGHEST;

  /** 0 where nothing was asked; then the ratings, then the reasons. */
  private final byte[] codes;

  private final List<Reason> reasons = new ArrayList<>();

  /** Of {@code traces} traces none is rated. */
  public Ratings(int traces) {
    codes = new byte[traces];
  }

  /** How many traces there are, rated or not. */
  public int size() {
    return codes.length;
  }

  /** Rates a trace. */
  public void rate(int trace, Rating rating) {
    codes[trace] = (byte) ((rating.relevance() - 1) * Thresholds.HIGHEST + rating.coherence());
  }

  /** Notes why a trace has no rating. */
  public void leaveOpen(int trace, Reason why) {
    if (!reasons.contains(why)) {
      reasons.add(why);
    }
    codes[trace] = (byte) (FIRST_REASON + reasons.indexOf(why));
  }

  /** The rating of {@code trace}, if it has one. */
  public Optional<Rating> of(int trace) {
    int code = codes[trace] - 1;
    return code < 0 || isOpen(trace)
        ? Optional.empty()
        : Optional.of(new Rating(code / Thresholds.HIGHEST + 1, code % Thresholds.HIGHEST + 1));
  }

  private boolean isOpen(int trace) {
    return codes[trace] >= FIRST_REASON;
  }

  /** Why {@code trace} has no rating, if it was asked about. */
  public Optional<Reason> open(int trace) {
    return isOpen(trace) ? Optional.of(reasons.get(codes[trace] - FIRST_REASON)) : Optional.empty();
  }

  /** Those that were asked about and have no rating. */
  public BitSet openTraces() {
    BitSet open = new BitSet();
    for (int trace = 0; trace < codes.length; trace++) {
      open.set(trace, isOpen(trace));
    }
    return open;
  }

  /** How many have a rating. */
  public int rated() {
    int rated = 0;
    for (byte code : codes) {
      rated += code > 0 && code < FIRST_REASON ? 1 : 0;
    }
    return rated;
  }

  /** How many have none for what reason, in the order in which reasons came up. */
  public Map<Reason, Integer> open() {
    Map<Reason, Integer> open = new LinkedHashMap<>();
    for (int trace = 0; trace < codes.length; trace++) {
      open(trace).ifPresent(why -> open.merge(why, 1, Integer::sum));
    }
    return open;
  }
}
