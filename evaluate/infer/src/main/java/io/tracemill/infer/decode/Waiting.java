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
 * ahead, of which the one that shares most comes first.
 *
 * <p>None is passed over more often than others can be taken ahead.
 */
final class Waiting<T> {
  private final Iterator<T> source;
  private final int lookAhead;
  private final Deque<T> putBack = new ArrayDeque<>();
  private final List<Ahead<T>> ahead = new ArrayList<>();

  Waiting(Iterator<T> source, int lookAhead) {
    this.source = source;
    this.lookAhead = lookAhead;
  }

  private static final class Ahead<T> {
    private final T sequence;
    private int passedOver;

    Ahead(T sequence) {
      this.sequence = sequence;
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

  /** Takes the next of those that {@code fits}. */
  Optional<T> next(Predicate<T> fits, ToIntFunction<T> shared) {
    while (ahead.size() < lookAhead && source.hasNext()) {
      ahead.add(new Ahead<>(source.next()));
    }
    if (!putBack.isEmpty()) {
      return fits.test(putBack.getFirst()) ? Optional.of(putBack.removeFirst()) : Optional.empty();
    }
    return best(fits, shared).map(this::taken);
  }

  private Optional<Ahead<T>> best(Predicate<T> fits, ToIntFunction<T> shared) {
    Optional<Ahead<T>> best = Optional.empty();
    int longest = -1;
    for (Ahead<T> each : ahead) {
      int length = fits.test(each.sequence) ? shared.applyAsInt(each.sequence) : -1;
      if (length > longest) {
        longest = length;
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
