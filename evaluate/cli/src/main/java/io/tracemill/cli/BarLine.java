package io.tracemill.cli;

import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBarConsumer;

/**
 * The line of a terminal on which a progress bar moves; gone when the bar is closed.
 *
 * <p>Thread-safe: the bar is drawn by its own thread, and what is said meanwhile goes above it.
 */
final class BarLine implements ProgressBarConsumer {
  private static final int WIDTH = 79;
  private static final String CLEARED = "\r\u001b[K";

  private final PrintWriter terminal;
  private boolean closed;

  BarLine(PrintWriter terminal) {
    this.terminal = terminal;
  }

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public synchronized void accept(String bar) {
    if (!closed) {
      terminal.print(CLEARED + bar);
      terminal.flush();
    }
  }

  /** Says a line; the bar is drawn anew below it. */
  synchronized void say(String text) {
    terminal.println(closed ? text : CLEARED + text);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      terminal.print(CLEARED);
      terminal.flush();
    }
  }
}
