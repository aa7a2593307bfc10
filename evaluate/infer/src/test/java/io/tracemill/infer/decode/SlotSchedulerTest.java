package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlotSchedulerTest {

  private static Map<Long, Continuation> run(
      HashDecoder decoder, SchedulerSettings settings, List<Sequence> sequences)
      throws IOException {
    SlotScheduler scheduler =
        new SlotScheduler(
            new SlotCache(decoder), Alone.VOCABULARY, settings, SchedulerListener.NONE);
    return run(scheduler, sequences);
  }

  private static Map<Long, Continuation> run(SlotScheduler scheduler, List<Sequence> sequences)
      throws IOException {
    Map<Long, Continuation> finished = new HashMap<>();
    scheduler.run(
        sequences.iterator(),
        each -> assertThat(finished.put(each.row(), each)).as("twice").isNull());
    return finished;
  }

  /** Whatever the batch, the order, the memory and its failures: the answers of each alone. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void answersDependOnTheirSequenceAlone(int hundred) throws IOException {
    for (int seed = hundred * 100; seed < hundred * 100 + 100; seed++) {
      Random random = new Random(seed);
      int context = 60 + random.nextInt(200);
      long positions = random.nextInt(4) == 0 ? 100_000 : 100 + random.nextInt(1500);
      List<Sequence> sequences = Prompts.random(random, 1 + random.nextInt(25), 90);
      Collections.shuffle(sequences, random);
      HashDecoder decoder = new HashDecoder(context, positions);
      decoder.failures = failures(random);
      SchedulerSettings settings =
          new SchedulerSettings(
              1 + random.nextInt(9),
              1 + random.nextInt(80),
              random.nextInt(4) > 0,
              1 + random.nextInt(30));
      Map<Long, Continuation> finished;
      try {
        finished = run(decoder, settings, sequences);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("seed " + seed + " " + settings, e);
      }
      for (Sequence sequence : sequences) {
        assertThat(finished.get(sequence.row()))
            .as("seed %d, %s, row %d", seed, settings, sequence.row())
            .isEqualTo(Alone.continuation(sequence, decoder));
      }
    }
  }

  private static HashDecoder.Failures failures(Random random) {
    double rate = random.nextBoolean() ? 0 : 0.2 * random.nextDouble();
    return (slots, resizing) -> slots > 1 && random.nextDouble() < rate;
  }
}
