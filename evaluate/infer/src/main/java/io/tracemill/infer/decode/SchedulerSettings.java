package io.tracemill.infer.decode;

/**
 * How sequences share passes; no answer depends on it.
 *
 * @param batch how many sequences are decoded together at most
 * @param prefillTokens how many tokens of prompts one pass computes at most
 * @param sharing whether beginnings that a slot holds are copied instead of computed
 * @param lookAhead how many sequences are taken at most before there is room for them, so as to
 *     choose those that share a beginning
 */
public record SchedulerSettings(int batch, int prefillTokens, boolean sharing, int lookAhead) {
  /**
   * On a CPU: passes of more spend their time on fresh memory (Zen 4, Qwen3-0.6B shape: 128 are up
   * to 1.1 times as fast a token as 512).
   */
  private static final int PREFILL_TOKENS = 128;

  private static final int BATCHES_AHEAD = 4;

  /** Refuses numbers below 1. */
  public SchedulerSettings {
    require(batch, "batch");
    require(prefillTokens, "tokens of a prefill");
    require(lookAhead, "look-ahead");
  }

  private static void require(int number, String name) {
    if (number < 1) {
      throw new IllegalArgumentException(name + ": at least 1, not " + number);
    }
  }

  /** The usual ones on a CPU; a GPU likes more tokens in a pass. */
  public static SchedulerSettings of(int batch) {
    int ahead = (int) Math.min(Integer.MAX_VALUE, (long) BATCHES_AHEAD * batch);
    return new SchedulerSettings(batch, PREFILL_TOKENS, true, ahead);
  }

  /** These, but with other passes of prompts. */
  public SchedulerSettings withPrefillTokens(int tokens) {
    return new SchedulerSettings(batch, tokens, sharing, lookAhead);
  }

  /** These, but everything is computed. */
  public SchedulerSettings withoutSharing() {
    return new SchedulerSettings(batch, prefillTokens, false, lookAhead);
  }
}
