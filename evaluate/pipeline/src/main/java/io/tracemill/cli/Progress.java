package io.tracemill.cli;

import java.util.Optional;
import java.util.function.LongConsumer;
import me.tongfei.progressbar.ProgressBar;

/** A progress bar, or none. */
record Progress(Optional<ProgressBar> bar) implements AutoCloseable, LongConsumer {

  /** Moves on by {@code more} bytes. */
  @Override
  public void accept(long more) {
    bar.ifPresent(shown -> shown.stepBy(more));
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
