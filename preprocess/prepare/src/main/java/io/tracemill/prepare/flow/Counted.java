package io.tracemill.prepare.flow;

import io.tracemill.json.text.Reason;
import java.io.IOException;
import java.util.Optional;

/**
 * Counts the items that a stage takes, so that {@code read = kept + dropped}: one of which nothing
 * is left is dropped, for the first reason given; any other is kept.
 */
final class Counted<I, O> implements Stage<I, O>, Outlet<O> {
  private final Stage<I, O> stage;
  private final Tally tally;
  private Outlet<O> end = Outlet.nowhere();
  private boolean kept;
  private Optional<Reason> dropped = Optional.empty();

  Counted(Stage<I, O> stage, Tally tally) {
    this.stage = stage;
    this.tally = tally;
  }

  @Override
  public void take(I item, Outlet<O> outlet) throws IOException {
    end = outlet;
    kept = false;
    dropped = Optional.empty();
    stage.take(item, this);
    if (kept || dropped.isEmpty()) {
      tally.keep();
    } else {
      tally.drop(dropped.get());
    }
  }

  /** Takes what the stage keeps. */
  @Override
  public void keep(O item) throws IOException {
    kept = true;
    end.keep(item);
  }

  /** Takes what the stage drops. */
  @Override
  public void drop(Drop drop) throws IOException {
    if (dropped.isEmpty()) {
      dropped = Optional.of(drop.reason());
    }
    end.drop(drop);
  }
}
