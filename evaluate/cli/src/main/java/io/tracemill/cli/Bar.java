package io.tracemill.cli;

import io.tracemill.pipeline.Progress.Unit;
import java.util.OptionalLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress that is seen on a terminal. */
record Bar(ProgressBar bar) {

  /** Begins a bar of {@code total} units, if that is known. */
  static Bar start(String task, Unit unit, OptionalLong total, BarLine line) {
    ProgressBarBuilder builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total.orElse(-1))
            .setStyle(
                System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                    ? ProgressBarStyle.COLORFUL_UNICODE_BAR
                    : ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(line);
    return new Bar(
        (unit == Unit.BYTES ? builder.setUnit(" MB", 1 << 20) : builder.showSpeed()).build());
  }

  void more(long units) {
    bar.stepBy(units);
  }

  void at(long units, String aside) {
    bar.setExtraMessage(aside.isEmpty() ? "" : " " + aside);
    bar.stepTo(units);
  }

  void close() {
    bar.close();
  }
}
