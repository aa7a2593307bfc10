package io.tracemill.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.bench.checkpoint.CheckpointWriter;
import io.tracemill.bench.checkpoint.Qwen3Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All decoders compute the same model. */
final class DecodedByTest {
  private static final int BATCH = 3;

  @TempDir private static Path directory;

  /** Prompts, and a step of all behind them. */
  private static float[][][] logits(DecodedBy by) throws IOException {
    Random random = new Random(1);
    int vocabulary = Qwen3Shape.TINY.vocabulary();
    int[][] prompts = new int[BATCH][];
    int[][] next = new int[BATCH][];
    for (int i = 0; i < BATCH; i++) {
      prompts[i] = random.ints(9, 0, vocabulary).toArray();
      next[i] = random.ints(1, 0, vocabulary).toArray();
    }
    try (LockStep decoder = by.open(directory, 1)) {
      assertThat(decoder.vocabulary()).isEqualTo(vocabulary);
      decoder.resize(BATCH, 12);
      return new float[][][] {decoder.logits(prompts, 0), decoder.logits(next, 9)};
    }
  }

  @Test
  @Tag("slow")
  void logitsAreTheSame() throws IOException {
    CheckpointWriter.write(Qwen3Shape.TINY.config(), directory);
    float[][][] expected = logits(DecodedBy.NDARRAY);
    double greatest = 0;
    for (float[] row : expected[0]) {
      for (float logit : row) {
        greatest = Math.max(greatest, Math.abs(logit));
      }
    }
    for (DecodedBy by : DecodedBy.values()) {
      double error =
          switch (by) {
            case NDARRAY, TRACEMILL_F32 -> 1e-5;
            case TRACEMILL -> 1e-3;
            case TRACEMILL_BF16 -> 3e-2;
            case TRACEMILL_INT8 -> 1e-1;
          };
      float[][][] found = logits(by);
      for (int pass = 0; pass < expected.length; pass++) {
        for (int row = 0; row < BATCH; row++) {
          Offset<Float> offset = Offset.offset((float) (error * greatest));
          assertThat(found[pass][row])
              .as("%s, pass %d", by, pass)
              .containsExactly(expected[pass][row], offset);
        }
      }
    }
  }
}
