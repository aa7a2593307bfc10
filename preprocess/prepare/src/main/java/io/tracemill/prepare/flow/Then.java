package io.tracemill.prepare.flow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two stages as one.
 *
 * <p>The second begins when the first is done with an item: a failure further on is none of the
 * first's, and a stack trace is as deep as there are stages, not several times as deep. Before the
 * next item is taken, all that came of this one has gone through to the end.
 */
final class Then<I, M, O> implements Stage<I, O>, Outlet<M> {
  private final Stage<I, M> first;
  private final Stage<M, O> second;
  private final List<M> between = new ArrayList<>();
  private Outlet<O> end = Outlet.nowhere();

  Then(Stage<I, M> first, Stage<M, O> second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void take(I item, Outlet<O> outlet) throws IOException {
    between.clear();
    end = outlet;
    first.take(item, this);
    for (int i = 0; i < between.size(); i++) {
      second.take(between.get(i), outlet);
    }
  }

  /** Leans to the right: what comes of one item goes to the end before that of the next. */
  @Override
  public <P> Stage<I, P> then(Stage<O, P> next) {
    return new Then<>(first, second.then(next));
  }

  /** Takes what the first stage keeps. */
  @Override
  public void keep(M item) {
    between.add(item);
  }

  /** Takes what the first stage drops. */
  @Override
  public void drop(Drop drop) throws IOException {
    end.drop(drop);
  }
}
