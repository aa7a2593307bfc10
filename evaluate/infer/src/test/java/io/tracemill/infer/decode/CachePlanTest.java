package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.ask.Decoding;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CachePlanTest {
  /** Sequences of these lengths, each of which wants 64 positions more, or as many as it may. */
  private static Batch batch(int context, long positions, int... lengths) {
    SlotCache cache = new SlotCache(new HashDecoder(context, positions));
    Batch batch = new Batch(cache);
    for (int i = 0; i < lengths.length; i++) {
      Tokens prompt = Prompts.tokens(new Random(i), lengths[i]);
      TokenSequence sequence = new TokenSequence(i, prompt, Decoding.greedy(1000));
      batch.add(new Running(sequence, cache, Alone.VOCABULARY), lengths.length);
    }
    return batch;
  }

  @Test
  void theFirstShapeHasRoomForAnswers() {
    CachePlan plan = new CachePlan(10_000, 500, 8);

    assertThat(plan.shape(CacheShape.NONE, batch(500, 10_000, 30, 100), 2))
        .as("100 and 64, in steps of 64")
        .isEqualTo(new CacheShape(2, 192));
    assertThat(plan.shape(CacheShape.NONE, batch(500, 10_000, 100), 5))
        .as("more are to come")
        .isEqualTo(new CacheShape(5, 192));
  }

  @Test
  void aLengthThatIsOutgrownGrowsByHalf() {
    CachePlan plan = new CachePlan(10_000, 5_000, 8);

    assertThat(plan.shape(new CacheShape(1, 640), batch(5_000, 10_000, 641), 1))
        .as("960, not 705")
        .isEqualTo(new CacheShape(1, 960));
    assertThat(plan.shape(new CacheShape(1, 640), batch(5_000, 10_000, 1_500), 1))
        .as("as much as is wanted, where that is more")
        .isEqualTo(new CacheShape(1, 1_600));
    assertThat(plan.shape(new CacheShape(1, 640), batch(5_000, 10_000, 100), 3))
        .as("more slots of the same length")
        .isEqualTo(new CacheShape(3, 640));
  }

  @Test
  void memoryAndTheModelAreTheLimits() {
    assertThat(new CachePlan(1_000, 120, 8).shape(CacheShape.NONE, batch(120, 1_000, 100), 1))
        .as("the model's longest")
        .isEqualTo(new CacheShape(1, 120));
    assertThat(new CachePlan(500, 500, 8).shape(CacheShape.NONE, batch(500, 500, 100), 8))
        .as("three of 164, which share 500")
        .isEqualTo(new CacheShape(3, 166));
  }

  /** Whatever has been before: what the next pass needs, within memory and the batch. */
  @Test
  void aShapeAlwaysSuffices() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      int context = 50 + random.nextInt(400);
      int most = 1 + random.nextInt(6);
      int[] lengths = random.ints(1 + random.nextInt(most), 1, context).toArray();
      int longest = java.util.Arrays.stream(lengths).max().orElseThrow();
      long positions = (long) longest * lengths.length + random.nextInt(2000);
      CachePlan plan = new CachePlan(positions, (int) Math.min(context, positions), most);
      Batch batch = batch(context, positions, lengths);
      CacheShape before =
          random.nextBoolean()
              ? CacheShape.NONE
              : new CacheShape(1 + random.nextInt(most), 1 + random.nextInt(context));
      int candidates = lengths.length + random.nextInt(most);

      CacheShape shape = plan.shape(before, batch, Math.min(most, candidates));

      assertThat(plan.suffices(shape, batch)).as("seed %d: %s", seed, shape).isTrue();
      assertThat(shape.positions()).as("seed %d: %s", seed, shape).isLessThanOrEqualTo(positions);
      assertThat(shape.length()).isLessThanOrEqualTo(Math.max(context, before.length()));
    }
  }
}
