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
final class Waiting {
  private final Iterator<Running> source;
  private final int lookAhead;
  private final Deque<Running> putBack = new ArrayDeque<>();
  private final List<Ahead> ahead = new ArrayList<>();

  Waiting(Iterator<Running> source, int lookAhead) {
    this.source = source;
    this.lookAhead = lookAhead;
  }

  private static final class Ahead {
    private final Running sequence;
    private int passedOver;

    Ahead(Running sequence) {
      this.sequence = sequence;
    }
  }

  /** How many there are, as far as they were taken. */
  int size() {
    return putBack.size() + ahead.size();
  }

  /** Puts back one that is to go on before all others. */
  void putBack(Running sequence) {
    putBack.addFirst(sequence);
  }

  /** Takes the next of those that {@code fits}. */
  Optional<Running> next(Predicate<Running> fits, ToIntFunction<Running> shared) {
    while (ahead.size() < lookAhead && source.hasNext()) {
      ahead.add(new Ahead(source.next()));
    }
    if (!putBack.isEmpty()) {
      return fits.test(putBack.getFirst()) ? Optional.of(putBack.removeFirst()) : Optional.empty();
    }
    return best(fits, shared).map(this::taken);
  }

  private Optional<Ahead> best(Predicate<Running> fits, ToIntFunction<Running> shared) {
    Optional<Ahead> best = Optional.empty();
    int longest = -1;
    for (Ahead each : ahead) {
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

  private Running taken(Ahead best) {
    int index = ahead.indexOf(best);
    ahead.subList(0, index).forEach(each -> each.passedOver++);
    ahead.remove(index);
    return best.sequence;
  }
}
