package io.tracemill.prepare.flow;

import java.io.IOException;

/**
 * Where a stage puts what became of an item: every item is kept, perhaps as several, or dropped.
 *
 * @param <T> what the stage makes
 */
public interface Outlet<T> {

  /** Hands {@code item} on. */
  void keep(T item) throws IOException;

  /**
   * For whoever gathers items before any is handed on: checks that {@code item} may be.
   *
   * @throws io.tracemill.json.DataException if {@link #keep} would throw it
   */
  default void check(T item) {}

  /** Leaves something out, with the reason. */
  void drop(Drop drop) throws IOException;

  /** An outlet of two functions. */
  static <T> Outlet<T> of(Receiver<? super T> keep, Receiver<? super Drop> drop) {
    return new Outlet<>() {
      @Override
      public void keep(T item) throws IOException {
        keep.take(item);
      }

      @Override
      public void drop(Drop left) throws IOException {
        drop.take(left);
      }
    };
  }

  /** An outlet that forgets everything. */
  static <T> Outlet<T> nowhere() {
    return new Outlet<>() {
      @Override
      public void keep(T item) {}

      @Override
      public void drop(Drop drop) {}
    };
  }
}
