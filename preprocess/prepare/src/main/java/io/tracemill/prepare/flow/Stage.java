package io.tracemill.prepare.flow;

/**
 * One step of the flow.
 *
 * @param <I> what it takes
 * @param <O> what it makes
 */
public interface Stage<I, O> {

  /** Takes one item and hands what becomes of it to {@code outlet}. */
  void take(I item, Outlet<O> outlet);
}
