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
final class Then<I, M, O> implements Stage<I, O> {
  private final Stage<I, M> first;
  private final Stage<M, O> second;
  private final Between<M> between = new Between<>();

  Then(Stage<I, M> first, Stage<M, O> second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void take(I item, Outlet<O> outlet) throws IOException {
    between.begin(outlet);
    first.take(item, between);
    for (int i = 0; i < between.kept.size(); i++) {
      second.take(between.kept.get(i), outlet);
    }
  }

  /** Leans to the right: what comes of one item goes to the end before that of the next. */
  @Override
  public <P> Stage<I, P> then(Stage<O, P> next) {
    return new Then<>(first, second.then(next));
  }

  /** Holds what the first stage keeps. */
  private static final class Between<M> implements Outlet<M> {
    private final List<M> kept = new ArrayList<>();
    private Outlet<?> end = Outlet.nowhere();

    void begin(Outlet<?> outlet) {
      kept.clear();
      end = outlet;
    }

    @Override
    public void keep(M item) {
      kept.add(item);
    }

    @Override
    public void drop(Drop drop) throws IOException {
      end.drop(drop);
    }
  }
}
