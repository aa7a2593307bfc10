package io.tracemill.prepare.split;

import java.util.Set;

/**
 * How traces are split.
 *
 * @param seed the config's {@code random_seed}
 * @param given first user messages of a split that is there already, as in {@link
 *     io.tracemill.prepare.table.TraceTable#FIRST_USER}
 * @param barred why traces are in no split that have one of them
 */
public record SplitPlan(
    SplitSizes sizes, long seed, Set<Long> given, SplitReason barred, Remainder remainder) {

  /** Both splits at once, or one beside a given test set. */
  public SplitPlan(SplitSizes sizes, long seed, Set<Long> tested) {
    this(sizes, seed, tested, SplitReason.GROUP_IN_TEST, Remainder.UNSTRUCTURED);
  }
}
