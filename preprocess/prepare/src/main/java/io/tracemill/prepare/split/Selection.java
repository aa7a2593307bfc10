package io.tracemill.prepare.split;

import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Decides which candidates train, which test, and which are left over: test first, whole groups on
 * one side, in seeded order.
 */
public final class Selection {
  private final TraceTable table;
  private final Fate[] fates;
  private final SplitSizes sizes;
  private final ShuffledGroups groups;
  private final int[] order;

  /**
   * A selection among the rows of {@code table} whose fate is {@link Fate#CANDIDATE}.
   *
   * @param fates one for each row; is changed
   */
  public Selection(TraceTable table, Fate[] fates, SplitSizes sizes, long seed) {
    this.table = table;
    this.fates = fates;
    this.sizes = sizes;
    this.groups = new ShuffledGroups(table, new Shuffle(seed), row -> fates[row] == Fate.CANDIDATE);
    this.order = groups.inOrder();
  }

  /** How many candidates the largest group has, which has to stay on one side. */
  public int largestGroup() {
    int largest = 0;
    for (int group : order) {
      largest = Math.max(largest, groups.size(group));
    }
    return largest;
  }

  /**
   * Decides.
   *
   * @param tested first user messages of a given test set, as in {@link TraceTable#FIRST_USER}
   */
  public void decide(Set<Long> tested) {
    bar(tested);
    test();
    train();
    leaveOver();
  }

  private void bar(Set<Long> tested) {
    for (int row = 0; row < fates.length && !tested.isEmpty(); row++) {
      if (fates[row] == Fate.CANDIDATE && tested.contains(table.get(row, TraceTable.FIRST_USER))) {
        assign(groups.of(row), Fate.GROUP_IN_TEST, Integer.MAX_VALUE);
      }
    }
  }

  /** Takes whole groups while they fit; only if that is not enough a part of the smallest other. */
  private void test() {
    int missing = sizes.test();
    for (int group : order) {
      if (missing > 0 && isExamples(group) && groups.size(group) <= missing) {
        missing -= assign(group, Fate.TEST, missing);
      }
    }
    OptionalInt smallest = missing > 0 ? smallestOfSeveral() : OptionalInt.empty();
    if (smallest.isPresent()) {
      assign(smallest.getAsInt(), Fate.TEST, missing);
      assign(smallest.getAsInt(), Fate.GROUP_IN_TEST, Integer.MAX_VALUE);
    }
  }

  /** The smallest group not taken, unless it is the only one and the training set needs it. */
  private OptionalInt smallestOfSeveral() {
    int smallest = -1;
    int count = 0;
    for (int group : order) {
      if (isExamples(group)) {
        count++;
        if (smallest < 0 || groups.size(group) < groups.size(smallest)) {
          smallest = group;
        }
      }
    }
    boolean spare = count > 1 || count == 1 && sizes.train() == 0;
    return spare ? OptionalInt.of(smallest) : OptionalInt.empty();
  }

  private void train() {
    int missing = sizes.train();
    for (int group : order) {
      if (missing > 0 && isExamples(group)) {
        missing -= assign(group, Fate.TRAIN, missing);
      }
    }
  }

  private void leaveOver() {
    int missing = sizes.maxUnstructured();
    for (int group : order) {
      missing -= assign(group, Fate.UNSTRUCTURED, missing);
      assign(group, Fate.OVER_MAX_UNSTRUCTURED, Integer.MAX_VALUE);
    }
  }

  /** Whether a group's traces are conversations that nothing is decided about. */
  private boolean isExamples(int group) {
    return fates[group] == Fate.CANDIDATE
        && table.get(group, TraceTable.USE) == Use.EXAMPLES.ordinal();
  }

  /** Gives up to {@code most} candidates of {@code group} a fate, and tells how many. */
  private int assign(int group, Fate fate, int most) {
    int assigned = 0;
    for (int i = 0; i < groups.size(group) && assigned < most; i++) {
      int row = groups.member(group, i);
      if (fates[row] == Fate.CANDIDATE) {
        fates[row] = fate;
        assigned++;
      }
    }
    return assigned;
  }
}
