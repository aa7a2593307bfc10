package io.tracemill.cli;

import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal on which a progress bar moves: there from the second second on, so that
 * what is done at once shows none, and gone when the bar is closed.
 *
 * <p>Thread-safe: the bar is drawn by its own thread, and what is said meanwhile goes above it.
 */
final class BarLine implements ProgressBarConsumer {
  private static final long DELAY = TimeUnit.SECONDS.toNanos(1);
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter terminal;
  private final LongSupplier nanos;
  private final IntSupplier columns;
  private final long begin;
  private int width = TerminalWidth.USUAL;
  private boolean drawn;
  private boolean closed;

  /** A line that has as many {@code columns} as the terminal when it is first drawn. */
  BarLine(PrintWriter terminal, LongSupplier nanos, IntSupplier columns) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.columns = columns;
    this.begin = nanos.getAsLong();
  }

  /** Less than a line, which would go on in the next. */
  @Override
  public synchronized int getMaxRenderedLength() {
    return width - 1;
  }

  @Override
  public synchronized void accept(String bar) {
    if (closed || nanos.getAsLong() - begin < DELAY) {
      return;
    }
    if (drawn) {
      terminal.print(CLEARED + bar);
      terminal.flush();
    } else {
      width = columns.getAsInt(); // this bar was made for another width
      drawn = true;
    }
  }

  /** Says a line; the bar is drawn anew below it. */
  synchronized void say(String text) {
    wipe();
    terminal.println(text);
  }

  @Override
  public synchronized void close() {
    wipe();
    terminal.flush();
    closed = true;
  }

  private void wipe() {
    if (drawn && !closed) {
      terminal.print(CLEARED);
    }
  }
}
