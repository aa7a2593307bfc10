package io.tracemill.pipeline;

import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import java.util.OptionalLong;

/** Tells a {@link Progress} how a use case gets on, and ends it where that is wished. */
final class Watch implements AutoCloseable {
  private final Progress progress;

  Watch(Progress progress) {
    this.progress = progress;
  }

  /**
   * Goes on, if that is wished.
   *
   * @throws CancelledException if not
   */
  void check() {
    if (progress.isCancelled()) {
      throw new CancelledException();
    }
  }

  /** Begins a step, which ends when this is closed. */
  Watch begin(String name, Progress.Unit unit, OptionalLong total) {
    check();
    progress.begin(name, unit, total);
    return this;
  }

  /** So many bytes more were read. */
  void read(long bytes) {
    check();
    progress.read(bytes);
  }

  /** A row has its answer. */
  void answered(RowsAnswered now) {
    check();
    progress.answered(now);
  }

  /** The step is done, or can go on no more. */
  @Override
  public void close() {
    progress.end();
  }

  void note(String text) {
    progress.note(text);
  }

  void warn(String text) {
    progress.warn(text);
  }

  /** What is left, and how to go on, if the process is ended now. */
  void resumable(String text) {
    progress.resumable(text);
  }

  /**
   * Goes on with a request that was looked at, and warns of what is doubtful in its files.
   *
   * @throws io.tracemill.pipeline.settings.RequestException if something is wrong
   */
  void go(Problems problems) {
    problems.throwIfAny();
    for (Problem warning : problems.warnings()) {
      progress.warn("warning: " + warning);
    }
  }
}
