package io.tracemill.infer.local;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** The items that something can be made of; the others are passed over. */
final class Accepted<R, S> implements Iterator<S> {
  private final Iterator<R> items;
  private final Function<R, Optional<S>> making;
  private Optional<S> ready = Optional.empty();

  Accepted(Iterator<R> items, Function<R, Optional<S>> making) {
    this.items = items;
    this.making = making;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && items.hasNext()) {
      ready = making.apply(items.next());
    }
    return ready.isPresent();
  }

  @Override
  public S next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    S item = ready.orElseThrow();
    ready = Optional.empty();
    return item;
  }
}
