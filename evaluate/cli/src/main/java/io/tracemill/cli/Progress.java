package io.tracemill.cli;

import java.util.function.LongConsumer;

/** Is told of bytes that were read, and may show it. */
interface Progress extends AutoCloseable, LongConsumer {
  /** Shows nothing. */
  Progress NONE = new Silent();

  @Override
  void close();

  /** Shows nothing. */
  final class Silent implements Progress {
    @Override
    public void accept(long more) {}

    @Override
    public void close() {}
  }
}
