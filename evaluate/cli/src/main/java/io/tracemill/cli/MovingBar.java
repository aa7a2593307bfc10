package io.tracemill.cli;

import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress that is seen on a terminal. */
record MovingBar(ProgressBar bar) implements Progress {

  /** Begins a bar of {@code total} bytes, if that is known. */
  static MovingBar start(String task, Optional<Long> total, BarLine line) {
    return new MovingBar(
        builder(task, line).setInitialMax(total.orElse(-1L)).setUnit(" MB", 1 << 20).build());
  }

  /** What all bars have in common. */
  static ProgressBarBuilder builder(String task, BarLine line) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setStyle(
            System.getenv("NO_COLOR") == null
                ? ProgressBarStyle.COLORFUL_UNICODE_BAR
                : ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(line);
  }

  @Override
  public void accept(long more) {
    bar.stepBy(more);
  }

  @Override
  public void close() {
    bar.close();
  }
}
