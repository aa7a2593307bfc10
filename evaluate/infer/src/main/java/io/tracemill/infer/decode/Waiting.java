package io.tracemill.infer.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * Sequences without a slot: those put back, which come first and in order, and some that were taken
 * ahead, of which the one that shares most with what slots hold comes first.
 *
 * <p>None is passed over more often than others can be taken ahead. How much a sequence shares is
 * looked at anew only when it is about to be chosen: until then it is known that it is no more than
 * its bound, which rises with what comes into slots and does not fall with what leaves them (the
 * lazy greedy choice of Minoux 1978).
 */
final class Waiting<T> {
  private final Iterator<T> source;
  private final int lookAhead;
  private final ToIntFunction<T> shared;
  private final Deque<T> putBack = new ArrayDeque<>();
  private final List<Ahead<T>> ahead = new ArrayList<>();

  /** {@code shared} is how much of a sequence some slot holds. */
  Waiting(Iterator<T> source, int lookAhead, ToIntFunction<T> shared) {
    this.source = source;
    this.lookAhead = lookAhead;
    this.shared = shared;
  }

  private static final class Ahead<T> {
    private final T sequence;
    private int bound;
    private int passedOver;

    Ahead(T sequence, int bound) {
      this.sequence = sequence;
      this.bound = bound;
    }
  }

  /** How many there are, as far as they were taken. */
  int size() {
    return putBack.size() + ahead.size();
  }

  /** Puts back one that is to go on before all others. */
  void putBack(T sequence) {
    putBack.addFirst(sequence);
  }

  /** Hears that a slot holds something else now, and how much of a sequence that is. */
  void nowHeld(ToIntFunction<T> shared) {
    ahead.forEach(each -> each.bound = Math.max(each.bound, shared.applyAsInt(each.sequence)));
  }

  /** Takes the next of those that {@code fits}. */
  Optional<T> next(Predicate<T> fits) {
    while (ahead.size() < lookAhead && source.hasNext()) {
      T next = source.next();
      ahead.add(new Ahead<>(next, shared.applyAsInt(next)));
    }
    if (!putBack.isEmpty()) {
      return fits.test(putBack.getFirst()) ? Optional.of(putBack.removeFirst()) : Optional.empty();
    }
    while (true) {
      Optional<Ahead<T>> best = best(fits);
      if (best.isEmpty() || isStillBest(best.get())) {
        return best.map(this::taken);
      }
    }
  }

  private boolean isStillBest(Ahead<T> best) {
    int before = best.bound;
    best.bound = Math.min(before, shared.applyAsInt(best.sequence));
    return best.bound == before;
  }

  private Optional<Ahead<T>> best(Predicate<T> fits) {
    Optional<Ahead<T>> best = Optional.empty();
    int longest = -1;
    for (Ahead<T> each : ahead) {
      if (each.bound > longest && fits.test(each.sequence)) {
        longest = each.bound;
        best = Optional.of(each);
      }
      if (each.passedOver >= lookAhead) {
        break;
      }
    }
    return best;
  }

  private T taken(Ahead<T> best) {
    int index = ahead.indexOf(best);
    ahead.subList(0, index).forEach(each -> each.passedOver++);
    ahead.remove(index);
    return best.sequence;
  }
}
