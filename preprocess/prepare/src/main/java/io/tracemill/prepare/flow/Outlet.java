package io.tracemill.prepare.flow;

import java.util.function.Consumer;

/**
 * Where a stage puts what became of an item: every item is kept, perhaps as several, or dropped.
 *
 * @param <T> what the stage makes
 */
public interface Outlet<T> {

  /** Hands {@code item} on. */
  void keep(T item);

  /** Leaves something out, with the reason. */
  void drop(Drop drop);

  /** An outlet of two functions. */
  static <T> Outlet<T> of(Consumer<T> keep, Consumer<Drop> drop) {
    return new Outlet<>() {
      @Override
      public void keep(T item) {
        keep.accept(item);
      }

      @Override
      public void drop(Drop left) {
        drop.accept(left);
      }
    };
  }
}
