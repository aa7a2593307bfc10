package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.ask.Decoding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SlotSchedulerTest {

  private static Map<Long, Continuation> run(
      HashDecoder decoder, SchedulerSettings settings, List<TokenSequence> sequences)
      throws IOException {
    return run(scheduler(decoder, settings), sequences);
  }

  private static SlotScheduler scheduler(HashDecoder decoder, SchedulerSettings settings) {
    return new SlotScheduler(
        new SlotCache(decoder), Alone.VOCABULARY, settings, SchedulerListener.NONE);
  }

  private static Map<Long, Continuation> run(SlotScheduler scheduler, List<TokenSequence> sequences)
      throws IOException {
    Map<Long, Continuation> finished = new HashMap<>();
    scheduler.run(
        sequences.iterator(),
        each -> assertThat(finished.put(each.row(), each)).as("twice").isNull());
    return finished;
  }

  /** Whatever the batch, the order, the memory and its failures: the answers of each alone. */
  @ParameterizedTest
  @Tag("slow")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void answersDependOnTheirSequenceAlone(int hundred) throws IOException {
    for (int seed = hundred * 100; seed < hundred * 100 + 100; seed++) {
      Random random = new Random(seed);
      int context = 60 + random.nextInt(200);
      long positions = random.nextInt(4) == 0 ? 100_000 : 100 + random.nextInt(1500);
      List<TokenSequence> sequences = Prompts.random(random, 1 + random.nextInt(25), 90);
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
      for (TokenSequence sequence : sequences) {
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

  @Test
  void aCommonBeginningIsComputedOnce() throws IOException {
    Random random = new Random(5);
    Tokens system = Prompts.tokens(random, 150);
    List<TokenSequence> sequences = new ArrayList<>();
    for (int row = 0; row < 40; row++) {
      Tokens own = Tokens.of(row).followedBy(Prompts.tokens(random, 19));
      sequences.add(new TokenSequence(row, system.followedBy(own), Decoding.greedy(10)));
    }
    SlotScheduler scheduler = scheduler(new HashDecoder(1000, 100_000), SchedulerSettings.of(8));
    run(scheduler, sequences);
    assertThat(scheduler.counts().prefilled()).isEqualTo(150 + 40 * 20);
    assertThat(scheduler.counts().reused()).isEqualTo(39 * 150);

    SlotScheduler without =
        scheduler(new HashDecoder(1000, 100_000), SchedulerSettings.of(8).withoutSharing());
    run(without, sequences);
    assertThat(without.counts().prefilled()).isEqualTo(40 * 170);
    assertThat(without.counts().reused()).isZero();
  }

  /** Each message once; and the last token of a row that another row goes on behind. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8, 32})
  void messagesOfConversationsAreComputedOnce(int batch) throws IOException {
    List<TokenSequence> sequences = Prompts.conversations(new Random(9), 12, 5);
    SlotScheduler scheduler =
        scheduler(new HashDecoder(1000, 100_000), SchedulerSettings.of(batch));
    run(scheduler, sequences);
    long whole = sequences.stream().mapToLong(each -> each.prompt().size()).sum();
    assertThat(scheduler.counts().prefilled() + scheduler.counts().reused()).isEqualTo(whole);
    assertThat(whole).isEqualTo(12 * (5 * 50 + 15 * 30));
    assertThat(scheduler.counts().prefilled()).isBetween(50L + 12 * 5 * 30, 50L + 12 * 5 * 31);
  }

  @Test
  void slotsHaveNoHolesAndAreFilledBeforeTheNextPass() throws IOException {
    List<TokenSequence> sequences = Prompts.random(new Random(3), 50, 40);
    HashDecoder decoder = new HashDecoder(1000, 100_000);
    List<Long> finished = new ArrayList<>();
    SchedulerListener listener =
        new SchedulerListener() {
          @Override
          public void progressed(SchedulerCounts counts) {
            assertThat(counts.batch()).isEqualTo(Math.min(8, 50 - finished.size()));
            assertThat(decoder.passes.get(decoder.passes.size() - 1))
                .allMatch(piece -> piece.slot() < counts.batch());
          }
        };
    new SlotScheduler(new SlotCache(decoder), Alone.VOCABULARY, SchedulerSettings.of(8), listener)
        .run(sequences.iterator(), each -> finished.add(each.row()));
    assertThat(finished).hasSize(50);
  }

  @Test
  void fewSequencesAreTakenAhead() throws IOException {
    Iterator<TokenSequence> source = Prompts.random(new Random(3), 200, 40).iterator();
    Set<Long> open = new HashSet<>();
    Iterator<TokenSequence> counted =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return source.hasNext();
          }

          @Override
          public TokenSequence next() {
            TokenSequence next = source.next();
            open.add(next.row());
            assertThat(open).hasSizeLessThanOrEqualTo(4 + 10);
            return next;
          }
        };
    scheduler(new HashDecoder(1000, 100_000), new SchedulerSettings(4, 64, true, 10))
        .run(counted, each -> open.remove(each.row()));
    assertThat(open).isEmpty();
  }

  /** One that shares nothing is passed over as often as others are taken ahead, no more. */
  @Test
  void nobodyStarves() throws IOException {
    Random random = new Random(11);
    Tokens system = Prompts.tokens(random, 30);
    List<TokenSequence> sequences = new ArrayList<>();
    for (int row = 0; row < 300; row++) {
      Tokens own = Prompts.tokens(random, 10);
      Tokens prompt = row == 4 ? Tokens.of(39, 38) : system.followedBy(own);
      sequences.add(new TokenSequence(row, prompt, Decoding.greedy(3)));
    }
    List<Long> order = new ArrayList<>();
    scheduler(new HashDecoder(1000, 100_000), new SchedulerSettings(2, 64, true, 16))
        .run(sequences.iterator(), each -> order.add(each.row()));
    assertThat(order.indexOf(4L)).isBetween(10, 4 + 16 + 3);
  }

  @Test
  void aLongPromptLowersTheSlotsAndTheyAreRaisedAgain() throws IOException {
    List<TokenSequence> sequences = new ArrayList<>();
    for (int row = 0; row < 60; row++) {
      Tokens prompt = Prompts.tokens(new Random(row), row == 20 ? 900 : 20);
      sequences.add(new TokenSequence(row, prompt, Decoding.greedy(30)));
    }
    HashDecoder decoder = new HashDecoder(2000, 2000);
    assertThat(run(decoder, new SchedulerSettings(16, 512, true, 8), sequences)).hasSize(60);
    List<Integer> slots = decoder.rooms.stream().map(CacheShape::slots).toList();
    assertThat(slots.get(0)).isEqualTo(16);
    assertThat(Collections.min(slots)).isEqualTo(2);
    assertThat(slots.get(slots.size() - 1)).isEqualTo(16);
  }

  @Test
  void logitsAreCopiedOnlyForDraws() throws IOException {
    HashDecoder decoder = new HashDecoder(1000, 100_000);
    Tokens prompt = Prompts.tokens(new Random(1), 600);
    TokenSequence greedy = new TokenSequence(0, prompt, Decoding.greedy(20));
    TokenSequence drawn = new TokenSequence(1, prompt, new Decoding(1, 0.7, 0.9, 3, List.of()));
    run(decoder, SchedulerSettings.of(2), List.of(greedy));
    assertThat(decoder.logitsCalls).isZero();
    run(decoder, SchedulerSettings.of(2), List.of(greedy, drawn));
    assertThat(decoder.logitsCalls).isEqualTo(1);
  }

  @Test
  void aLaterRunFindsWhatAnEarlierLeft() throws IOException {
    SlotScheduler scheduler = scheduler(new HashDecoder(1000, 100_000), SchedulerSettings.of(2));
    Tokens prompt = Prompts.tokens(new Random(1), 300);
    run(scheduler, List.of(new TokenSequence(0, prompt, Decoding.greedy(5))));
    run(scheduler, List.of(new TokenSequence(0, prompt, Decoding.greedy(5))));
    assertThat(scheduler.counts().prefilled()).isEqualTo(301);
    assertThat(scheduler.counts().reused()).isEqualTo(299);
  }

  @Test
  void theBatchIsLoweredWhereMemoryIsTooSmall() throws IOException {
    HashDecoder decoder = new HashDecoder(1000, 100_000);
    decoder.failures = (slots, resizing) -> slots > 5;
    List<String> lowered = new ArrayList<>();
    List<Integer> batches = new ArrayList<>();
    SchedulerListener listener =
        new SchedulerListener() {
          @Override
          public void lowered(int from, int to, String reason) {
            lowered.add(from + " to " + to + ": " + reason);
          }

          @Override
          public void progressed(SchedulerCounts counts) {
            batches.add(counts.batch());
          }
        };
    List<TokenSequence> sequences = Prompts.random(new Random(2), 40, 30);
    Map<Long, Continuation> finished = new HashMap<>();
    new SlotScheduler(new SlotCache(decoder), Alone.VOCABULARY, SchedulerSettings.of(16), listener)
        .run(sequences.iterator(), each -> finished.put(each.row(), each));
    assertThat(lowered).containsExactly("16 to 8: no room for 16", "8 to 4: no room for 8");
    assertThat(Collections.max(batches)).isEqualTo(4);
    assertThat(finished).hasSize(40);
  }

  /** Those whose logits are numbers go on as they would alone. */
  @Test
  void logitsThatAreNoNumbersEndASequence() throws IOException {
    HashDecoder decoder = new HashDecoder(200, 1000);
    decoder.broken = token -> token % 3 == 0;
    List<TokenSequence> sequences = Prompts.random(new Random(5), 20, 90);
    Map<Long, Continuation> finished = run(decoder, SchedulerSettings.of(4), sequences);
    int ended = 0;
    for (TokenSequence sequence : sequences) {
      Continuation found = finished.get(sequence.row());
      int[] prompt = sequence.prompt().toArray();
      if (prompt[prompt.length - 1] % 3 == 0 && sequence.decoding().temperature() == 0) {
        assertThat(found).isEqualTo(new Continuation.NoNumbers(sequence.row(), prompt.length));
      }
      if (found instanceof Continuation.Ended) {
        assertThat(found).isEqualTo(Alone.continuation(sequence, decoder));
        ended++;
      }
    }
    assertThat(finished).hasSameSizeAs(sequences);
    assertThat(ended).isBetween(1, 19);
  }

  /** A cache that is made block by block has lost what was cut off before memory ran out. */
  @Test
  void whatAFailedChangeOfRoomCutOffIsForgotten() throws IOException {
    HashDecoder decoder = new HashDecoder(200, 1000);
    SlotCache cache = new SlotCache(decoder);
    cache.resize(new CacheShape(2, 100));
    CachedPrefix held = new CachedPrefix(new TokenBuffer(Prompts.tokens(new Random(1), 80)), 80, 0);
    decoder.likeliest(List.of(held.piece(0, 0, 80)));
    cache.hold(0, held);
    cache.hold(1, held);
    decoder.failures = (slots, resizing) -> true;
    assertThatThrownBy(() -> cache.resize(new CacheShape(1, 50)))
        .isInstanceOf(OutOfRoomException.class);
    assertThat(decoder.shape()).isEqualTo(new CacheShape(2, 100));
    assertThat(cache.shared(0, held)).isEqualTo(50);
    assertThat(cache.shared(1, held)).isZero();
  }

  @Test
  void theBatchMayBeAnyNumber() throws IOException {
    SchedulerSettings greatest = SchedulerSettings.of(Integer.MAX_VALUE);
    List<TokenSequence> sequences = Prompts.random(new Random(8), 20, 40);
    HashDecoder decoder = new HashDecoder(200, 1500);
    Map<Long, Continuation> finished = run(decoder, greatest, sequences);
    for (TokenSequence sequence : sequences) {
      assertThat(finished.get(sequence.row())).isEqualTo(Alone.continuation(sequence, decoder));
    }
  }

  @Test
  void memoryTooSmallForOneIsAnErrorWithTheNextStep() {
    HashDecoder decoder = new HashDecoder(1000, 100_000);
    decoder.failures = (slots, resizing) -> !resizing;
    List<TokenSequence> sequences = Prompts.random(new Random(2), 3, 30);
    assertThatThrownBy(() -> run(decoder, SchedulerSettings.of(4), sequences))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage(
            "memory is too small for one sequence alone (no room for a pass); use a smaller"
                + " --max-new-tokens, --precision int8 or fp16, or prompts of fewer tokens");
  }

  @Test
  void whatIsTooLongOverflowsAndWhatFillsTheContextEnds() throws IOException {
    HashDecoder decoder = new HashDecoder(30, 100_000);
    List<TokenSequence> sequences =
        Stream.of(28, 29, 30, 31)
            .map(
                size ->
                    new TokenSequence(
                        size, Prompts.tokens(new Random(77), size), Decoding.greedy(100)))
            .toList();
    Map<Long, Continuation> finished = run(decoder, SchedulerSettings.of(4), sequences);
    assertThat(finished.get(28L)).isEqualTo(Alone.continuation(sequences.get(0), decoder));
    assertThat(((Continuation.Ended) finished.get(29L)).tokens().size()).isEqualTo(1);
    assertThat(finished.get(30L)).isEqualTo(new Continuation.Overflowed(30, 30, 30));
    assertThat(finished.get(31L)).isEqualTo(new Continuation.Overflowed(31, 31, 30));
  }
}
