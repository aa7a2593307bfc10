package io.tracemill.bench.model;

import java.io.Closeable;
import java.io.IOException;

/**
 * A decoder of several sequences that go through it side by side, all equally long.
 *
 * <p>For one thread, the one that opened it.
 */
public interface LockStep extends Closeable {

  /** How many different tokens there are. */
  int vocabulary();

  /** How many tokens of a prompt one pass is given at most. */
  int passTokens();

  /** Makes an empty cache for {@code batch} sequences of up to {@code length} positions. */
  void resize(int batch, int length) throws IOException;

  /** The likeliest token behind each sequence, whose tokens here are at {@code start} and on. */
  int[] likeliest(int[][] tokens, int start) throws IOException;

  /** The logits behind each sequence, whose tokens here are at {@code start} and on. */
  float[][] logits(int[][] tokens, int start) throws IOException;

  @Override
  void close();
}
