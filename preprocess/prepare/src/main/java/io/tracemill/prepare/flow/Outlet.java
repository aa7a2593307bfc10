package io.tracemill.prepare.flow;

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
}
