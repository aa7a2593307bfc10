package io.tracemill.prepare.flow;

import java.io.InterruptedIOException;

/** Lets threads write in the order of their tickets, which are counted from 0. */
public final class TicketOrder {
  private volatile long current;
  private volatile boolean ended;

  /** Whether {@code ticket} may write without waiting. */
  boolean isAt(long ticket) {
    return current == ticket && !ended;
  }

  /** Waits until all tickets before {@code ticket} are done. */
  synchronized void await(long ticket) throws InterruptedIOException {
    try {
      while (current != ticket && !ended) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting to write");
    }
    if (ended) {
      throw new InterruptedIOException("stopped: another thread failed");
    }
  }

  /** Lets the ticket behind {@code ticket} write. */
  synchronized void done(long ticket) {
    current = ticket + 1;
    notifyAll();
  }

  /** Lets nobody write any more: all is done, or something failed. */
  synchronized void end() {
    ended = true;
    notifyAll();
  }
}
