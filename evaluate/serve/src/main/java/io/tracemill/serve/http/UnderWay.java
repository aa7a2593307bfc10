package io.tracemill.serve.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** How many requests are being answered, and whether more may begin. Safe for several threads. */
final class UnderWay {
  private final Lock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private int count;
  private boolean stopped;

  /** Whether one may begin; one that does has to end. */
  boolean begin() {
    lock.lock();
    try {
      count += stopped ? 0 : 1;
      return !stopped;
    } finally {
      lock.unlock();
    }
  }

  void end() {
    lock.lock();
    try {
      count--;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets none begin any more, and waits until all have ended or the time is up. */
  void stop(Duration atMost) {
    lock.lock();
    try {
      stopped = true;
      long left = atMost.toNanos();
      while (count > 0 && left > 0) {
        left = ended.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }
}
