package io.tracemill.cli;

import me.tongfei.progressbar.ProgressBar;

/** Finished rows that are seen on a terminal, with the time that is left. */
record RowBar(ProgressBar bar) implements RowProgress {

  /** Begins a bar of {@code rows}. */
  static RowBar start(String task, int rows, BarLine line) {
    return new RowBar(MovingBar.builder(task, line).setInitialMax(rows).showSpeed().build());
  }

  @Override
  public void at(int rows) {
    bar.stepTo(rows);
  }

  @Override
  public boolean isShown() {
    return true;
  }

  @Override
  public void close() {
    bar.close();
  }
}
