package io.tracemill.infer.decode;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** What is made of the items of which something can be made; the others are passed over. */
public final class Accepted<R, S> implements Iterator<S> {
  private final Iterator<R> items;
  private final Function<R, Optional<S>> making;
  private Optional<S> ready = Optional.empty();

  /** {@code making} is asked once for each item, when it is come to. */
  public Accepted(Iterator<R> items, Function<R, Optional<S>> making) {
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
