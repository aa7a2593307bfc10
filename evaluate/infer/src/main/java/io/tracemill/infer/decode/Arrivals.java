package io.tracemill.infer.decode;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The sequences that a model has room for; the others are finished as they come. */
final class Arrivals implements Iterator<Running> {
  private final Iterator<Sequence> source;
  private final Function<Sequence, Running> start;
  private final Consumer<Continuation> finished;
  private Optional<Running> ready = Optional.empty();

  Arrivals(
      Iterator<Sequence> source,
      Function<Sequence, Running> start,
      Consumer<Continuation> finished) {
    this.source = source;
    this.start = start;
    this.finished = finished;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && source.hasNext()) {
      Running next = start.apply(source.next());
      Optional<Continuation> overflow = next.overflow();
      overflow.ifPresent(finished);
      ready = overflow.isPresent() ? Optional.empty() : Optional.of(next);
    }
    return ready.isPresent();
  }

  @Override
  public Running next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Running next = ready.orElseThrow();
    ready = Optional.empty();
    return next;
  }
}
