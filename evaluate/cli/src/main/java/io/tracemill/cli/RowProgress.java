package io.tracemill.cli;

/** Is told how many rows are finished, and may show it. */
interface RowProgress extends AutoCloseable {
  /** Shows nothing. */
  RowProgress NONE = new Silent();

  /** A bar where standard error is a terminal. */
  static RowProgress of(Terminal terminal, String task, int rows) {
    return terminal.hasBar() ? RowBar.start(task, rows, terminal.newBar()) : NONE;
  }

  /** So many rows are finished. */
  void at(int rows);

  /** Whether it is seen. */
  boolean isShown();

  @Override
  void close();

  /** Shows nothing. */
  final class Silent implements RowProgress {
    @Override
    public void at(int rows) {}

    @Override
    public boolean isShown() {
      return false;
    }

    @Override
    public void close() {}
  }
}
