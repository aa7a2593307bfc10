package io.tracemill.prepare.flow;

import io.tracemill.json.text.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts the items that a stage takes, so that {@code read = kept + dropped}: one of which nothing
 * is left is dropped, for the first reason given; any other is kept.
 */
final class Counted<I, O> implements Stage<I, O> {
  private final Stage<I, O> stage;
  private final Tally tally;
  private final Watch<O> watch = new Watch<>();

  Counted(Stage<I, O> stage, Tally tally) {
    this.stage = stage;
    this.tally = tally;
  }

  @Override
  public void take(I item, Outlet<O> outlet) throws IOException {
    watch.begin(outlet);
    stage.take(item, watch);
    if (watch.kept || watch.dropped.isEmpty()) {
      tally.keep();
    } else {
      tally.drop(watch.dropped.get());
    }
  }

  /** Sees what becomes of an item. */
  private static final class Watch<O> implements Outlet<O> {
    private Outlet<O> end = Outlet.nowhere();
    private boolean kept;
    private Optional<Reason> dropped = Optional.empty();

    void begin(Outlet<O> outlet) {
      end = outlet;
      kept = false;
      dropped = Optional.empty();
    }

    @Override
    public void keep(O item) throws IOException {
      kept = true;
      end.keep(item);
    }

    @Override
    public void drop(Drop drop) throws IOException {
      if (dropped.isEmpty()) {
        dropped = Optional.of(drop.reason());
      }
      end.drop(drop);
    }
  }
}
