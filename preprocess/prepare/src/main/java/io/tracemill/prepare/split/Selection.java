package io.tracemill.prepare.split;

import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.prepare.table.Use;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides which candidates train, which test, and which are left over: test first, whole groups on
 * one side, in seeded order; where there are too few for both, it leaves half.
 *
 * <p>First it chooses; then others may be chosen from what is {@link #spare}; in the end all else
 * is left over.
 */
public final class Selection {
  private final TraceTable table;
  private final Fates fates;
  private final SplitPlan plan;
  private final SplitSizes sizes;
  private final ShuffledGroups groups;

  /** Candidates with a first user message of the given split. */
  private final BitSet given;

  private final Map<Fate, Integer> replacements = new EnumMap<>(Fate.class);

  private Selection(
      TraceTable table, Fates fates, SplitPlan plan, ShuffledGroups groups, BitSet given) {
    this.table = table;
    this.fates = fates;
    this.plan = plan;
    this.sizes = plan.sizes();
    this.groups = groups;
    this.given = given;
  }

  /**
   * A selection among the candidates of {@code fates}.
   *
   * @param table forgets what only groups are made of
   */
  public static Selection of(TraceTable table, Fates fates, SplitPlan plan) {
    BitSet given = given(table, fates, plan.given());
    ShuffledGroups groups = ShuffledGroups.of(table, fates, new Shuffle(plan.seed()));
    return new Selection(table, fates, plan, groups, given);
  }

  private static BitSet given(TraceTable table, Fates fates, Set<Long> firstUsers) {
    BitSet given = new BitSet();
    for (int trace = 0; trace < fates.size() && !firstUsers.isEmpty(); trace++) {
      if (fates.isCandidate(trace)
          && firstUsers.contains(table.get(trace, TraceTable.FIRST_USER))) {
        given.set(trace);
      }
    }
    return given;
  }

  /** How many candidates the largest group has, which has to stay on one side. */
  public int largestGroup() {
    int largest = 0;
    for (int group = 0; group < groups.size(); group = groups.end(group)) {
      largest = Math.max(largest, size(group));
    }
    return largest;
  }

  /** Chooses what tests and what trains. */
  public void choose() {
    bar();
    test();
    train();
  }

  /** What was chosen for {@code side}, in the order in which it was. */
  public int[] chosen(Fate side) {
    return IntStream.range(0, groups.size())
        .map(groups::trace)
        .filter(trace -> fates.of(trace) == side)
        .toArray();
  }

  /** How many are wanted on {@code side}. */
  public int wanted(Fate side) {
    return side == Fate.TEST ? sizes.test() : sizes.train();
  }

  /** What may be chosen for {@code side} as well. */
  public Spare spare(Fate side) {
    return new Spare(groups, fates, this::isConversation, side);
  }

  /** Chooses {@code traces}, which are spare, for {@code side}, in place of others. */
  public void replace(int[] traces, Fate side) {
    for (int trace : traces) {
      fates.set(trace, side);
    }
    replacements.merge(side, traces.length, Integer::sum);
  }

  /** How many were chosen in place of others, by side. */
  public Map<Fate, Integer> replacements() {
    return Map.copyOf(replacements);
  }

  private void bar() {
    int end = 0;
    for (int group = 0; group < groups.size(); group = end) {
      end = groups.end(group);
      if (isGiven(group, end)) {
        drop(group, plan.barred());
      }
    }
  }

  private boolean isGiven(int group, int end) {
    for (int place = group; place < end && !given.isEmpty(); place++) {
      if (given.get(groups.trace(place))) {
        return true;
      }
    }
    return false;
  }

  /** Takes whole groups while they fit; only if that is not enough a part of the smallest other. */
  private void test() {
    int missing = testShare();
    for (int group = 0; group < groups.size() && missing > 0; group = groups.end(group)) {
      if (isExamples(group) && size(group) <= missing) {
        missing -= assign(group, Fate.TEST, missing);
      }
    }
    OptionalInt smallest = missing > 0 ? smallestOfSeveral() : OptionalInt.empty();
    if (smallest.isPresent()) {
      assign(smallest.getAsInt(), Fate.TEST, missing);
    }
  }

  /** As many as are wanted, but where there are too few for both sides no more than half. */
  private int testShare() {
    int there = 0;
    for (int group = 0; group < groups.size(); group = groups.end(group)) {
      there += isExamples(group) ? size(group) : 0;
    }
    int half = Math.max(1, there / 2);
    return sizes.train() == 0
        ? sizes.test()
        : Math.min(sizes.test(), Math.max(half, there - sizes.train()));
  }

  /** The smallest group not taken, unless it is the only one and the training set needs it. */
  private OptionalInt smallestOfSeveral() {
    int smallest = -1;
    int count = 0;
    for (int group = 0; group < groups.size(); group = groups.end(group)) {
      if (isExamples(group)) {
        count++;
        smallest = smallest < 0 || size(group) < size(smallest) ? group : smallest;
      }
    }
    boolean spare = count > 1 || count == 1 && sizes.train() == 0;
    return spare ? OptionalInt.of(smallest) : OptionalInt.empty();
  }

  private void train() {
    int missing = sizes.train();
    for (int group = 0; group < groups.size() && missing > 0; group = groups.end(group)) {
      if (isExamples(group)) {
        missing -= assign(group, Fate.TRAIN, missing);
      }
    }
  }

  /** Decides about all that was not chosen: nothing is any more. */
  public void leaveOver() {
    int missing = sizes.maxUnstructured();
    for (int group = 0; group < groups.size(); group = groups.end(group)) {
      boolean tells = plan.remainder() == Remainder.UNSTRUCTURED;
      if (tells && fates.of(groups.trace(group)) == Fate.TEST) {
        drop(group, SplitReason.GROUP_IN_TEST);
      } else {
        missing -= assign(group, Fate.UNSTRUCTURED, missing);
        drop(group, SplitReason.OVER_MAX_UNSTRUCTURED);
      }
    }
  }

  private int size(int group) {
    return groups.end(group) - group;
  }

  /** Whether a group's traces are conversations that nothing is decided about. */
  private boolean isExamples(int group) {
    int trace = groups.trace(group);
    return fates.isCandidate(trace) && isConversation(trace);
  }

  private boolean isConversation(int trace) {
    return table.get(trace, TraceTable.USE) == Use.EXAMPLES.ordinal();
  }

  /** Gives up to {@code most} candidates of {@code group} a fate, and tells how many. */
  private int assign(int group, Fate fate, int most) {
    int assigned = 0;
    int end = groups.end(group);
    for (int place = group; place < end && assigned < most; place++) {
      if (fates.isCandidate(groups.trace(place))) {
        fates.set(groups.trace(place), fate);
        assigned++;
      }
    }
    return assigned;
  }

  /** Drops the candidates of {@code group}. */
  private void drop(int group, SplitReason reason) {
    int end = groups.end(group);
    for (int place = group; place < end; place++) {
      if (fates.isCandidate(groups.trace(place))) {
        fates.drop(groups.trace(place), reason);
      }
    }
  }
}
