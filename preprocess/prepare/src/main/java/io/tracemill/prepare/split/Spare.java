package io.tracemill.prepare.split;

import io.tracemill.prepare.table.Fate;
import io.tracemill.prepare.table.Fates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Conversations that are left over and may still go to one side of the split, in seeded order; each
 * is offered once. Those of a group that is on neither side go to the test set together, or not at
 * all.
 */
public final class Spare {
  private static final int[] NONE = new int[0];

  private final ShuffledGroups groups;
  private final Fates fates;
  private final IntPredicate isConversation;
  private final Fate side;

  /** The next place among the traces of the groups; where its group begins and ends. */
  private int place;

  private int begin;
  private int end;

  Spare(ShuffledGroups groups, Fates fates, IntPredicate isConversation, Fate side) {
    this.groups = groups;
    this.fates = fates;
    this.isConversation = isConversation;
    this.side = side;
  }

  /**
   * The next ones, those that go together in one array.
   *
   * @param room how many there is room for: more than that are passed over, if they go together
   * @param most when there are so many, it is enough
   * @return empty where none is left
   */
  public List<int[]> next(int room, int most) {
    List<int[]> next = new ArrayList<>();
    int count = 0;
    while (place < groups.size() && count < most) {
      int[] unit = unit(room);
      if (unit.length > 0) {
        next.add(unit);
        count += unit.length;
      }
    }
    return next;
  }

  /** What is offered at this place, perhaps nothing; goes to the next one. */
  private int[] unit(int room) {
    if (place == end) {
      begin = place;
      end = groups.end(place);
    }
    Fate first = fates.of(groups.trace(begin));
    if (first != side && first != Fate.CANDIDATE) {
      place = end;
      return NONE;
    }
    int from = place;
    place = side == Fate.TEST && first == Fate.CANDIDATE ? end : place + 1;
    int trace = groups.trace(from);
    boolean free = fates.isCandidate(trace) && isConversation.test(trace);
    return free && place - from <= room ? groups.traces(from, place) : NONE;
  }
}
