package io.tracemill.prepare.flow;

import java.io.IOException;

/**
 * One step of the flow. A stage serves one thread, and one item at a time.
 *
 * @param <I> what it takes
 * @param <O> what it makes
 */
public interface Stage<I, O> {

  /** Takes one item and hands what becomes of it to {@code outlet}. */
  void take(I item, Outlet<O> outlet) throws IOException;

  /**
   * This stage and behind it {@code next}, which takes what this one keeps; both drop to the same
   * outlet.
   */
  default <P> Stage<I, P> then(Stage<O, P> next) {
    return new Then<>(this, next);
  }

  /** This stage with each item that it takes counted in {@code tally}: see {@link Counted}. */
  default Stage<I, O> counted(Tally tally) {
    return new Counted<>(this, tally);
  }
}
