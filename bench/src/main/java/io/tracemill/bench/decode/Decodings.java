package io.tracemill.bench.decode;

import io.tracemill.ask.Decoding;
import io.tracemill.infer.decode.SchedulerCounts;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.SlotCache;
import io.tracemill.infer.decode.SlotScheduler;
import io.tracemill.infer.decode.TokenMeanings;
import io.tracemill.infer.decode.TokenSequence;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Rows that share a prompt of 150 tokens, with questions of 40 and answers of 24. */
public final class Decodings {
  /** How many rows there are. */
  public static final int ROWS = 1000;

  /** How many new tokens each row gets. */
  public static final int ANSWER = 24;

  private static final int SHARED = 150;
  private static final int QUESTION = 40;
  private static final int TOKENS = 32_000;

  private Decodings() {}

  /** The rows, always the same. */
  public static List<TokenSequence> rows() {
    Random random = new Random(1);
    Tokens shared = tokens(random, SHARED);
    return IntStream.range(0, ROWS)
        .mapToObj(
            row ->
                new TokenSequence(
                    row, shared.followedBy(question(random, row)), Decoding.greedy(ANSWER)))
        .toList();
  }

  /** No two begin alike. */
  private static Tokens question(Random random, int row) {
    return Tokens.of(row).followedBy(tokens(random, QUESTION - 1));
  }

  private static Tokens tokens(Random random, int count) {
    return Tokens.of(random.ints(count, 0, TOKENS).toArray());
  }

  /** Continues all rows with a decoder that costs nothing. */
  public static SchedulerCounts decode(List<TokenSequence> rows, int batch) {
    SlotScheduler scheduler =
        new SlotScheduler(
            new SlotCache(new IdleDecoder()),
            new TokenMeanings(Set.of(), tokens -> ""),
            SchedulerSettings.of(batch),
            SchedulerListener.NONE);
    try {
      scheduler.run(rows.iterator(), continuation -> {});
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return scheduler.counts();
  }
}
