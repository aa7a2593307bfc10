package io.tracemill.infer.decode;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Decodes many sequences, some together in each pass (continuous batching: Yu et al. 2022, Orca).
 *
 * <p>A sequence that is finished is replaced before the next pass. Of a prompt only what no slot
 * holds is computed. A sequence that memory gets too small for is put back with the tokens it has
 * and goes on later; a batch that was too large stays lowered in later runs.
 */
public final class SlotScheduler {
  private final SlotCache cache;
  private final TokenMeanings vocabulary;
  private final SchedulerSettings settings;
  private final ProgressCounts progress;
  private int batch;

  /** Makes one for {@code settings}, to be used by one thread at a time. */
  public SlotScheduler(
      SlotCache cache,
      TokenMeanings vocabulary,
      SchedulerSettings settings,
      SchedulerListener listener) {
    this.cache = cache;
    this.vocabulary = vocabulary;
    this.settings = settings;
    this.progress = new ProgressCounts(listener);
    this.batch = settings.batch();
  }

  /**
   * Continues all sequences, each with one continuation, in any order.
   *
   * @throws IOException if the decoder can do no more, or memory is too small for one sequence
   */
  public void run(Iterator<TokenSequence> sequences, Consumer<Continuation> finished)
      throws IOException {
    Batch active = new Batch(cache);
    Waiting<Running> waiting =
        new Waiting<>(
            new Accepted<>(sequences, sequence -> running(sequence, finished)),
            settings.lookAhead(),
            each -> settings.sharing() ? active.shared(each.whole()) : 0);
    Passes passes = new Passes(cache, settings, progress);
    while (admit(waiting, active)) {
      CacheShape shape = shape(waiting, active);
      try {
        cache.resize(shape);
        passes.next(active).forEach(finished);
      } catch (OutOfRoomException e) {
        lower(shape.slots(), e);
        putBack(waiting, active, batch);
      }
    }
  }

  /** What all runs took until now. */
  public SchedulerCounts counts() {
    return progress.counts();
  }

  /** A sequence under way, if the model has room for it; otherwise it is finished. */
  private Optional<Running> running(TokenSequence sequence, Consumer<Continuation> finished) {
    Running running = new Running(sequence, cache, vocabulary);
    Optional<Continuation> overflow = running.overflow();
    overflow.ifPresent(finished);
    return overflow.isPresent() ? Optional.empty() : Optional.of(running);
  }

  /** Gives slots to as many as there is room for; whether any sequence has one then. */
  private boolean admit(Waiting<Running> waiting, Batch active) {
    boolean more = true;
    while (more && active.size() < batch) {
      int wanted = active.wantedLength();
      Optional<Running> next = waiting.next(each -> active.size() < slots(wanted, each));
      next.ifPresent(each -> add(each, slots(wanted, each), active, waiting));
      more = next.isPresent();
    }
    active.close();
    return active.size() > 0;
  }

  private void add(Running next, int slots, Batch active, Waiting<Running> waiting) {
    active.add(next, slots);
    if (settings.sharing()) {
      waiting.nowHeld(each -> next.whole().sharedWith(each.whole()));
    }
  }

  private int slots(int wanted, Running another) {
    return plan().slots(Math.max(wanted, another.wantedLength()));
  }

  private CachePlan plan() {
    return new CachePlan(cache.positions(), cache.limit(), batch);
  }

  /** The room for the next pass; sequences that outgrow memory are put back, the last first. */
  private CacheShape shape(Waiting<Running> waiting, Batch active) {
    int most = active.size();
    while ((long) most * active.neededLength() > cache.positions()) {
      putBack(waiting, active, --most);
    }
    CacheShape now = cache.decoder().shape();
    return plan().suffices(now, active)
        ? now
        : plan().shape(now, active, Math.min(batch, active.size() + waiting.size()));
  }

  private static void putBack(Waiting<Running> waiting, Batch active, int most) {
    while (active.size() > most) {
      waiting.putBack(active.removeLast());
    }
    active.close();
  }

  private void lower(int from, OutOfRoomException e) throws IOException {
    if (from == 1) {
      throw tooSmall(e);
    }
    batch = from / 2;
    progress.lowered(from, batch, e);
  }

  static IOException tooSmall(OutOfRoomException e) {
    return new IOException(
        "memory is too small for one sequence alone ("
            + e.getMessage()
            + "); use a smaller --max-new-tokens, --precision int8 or fp16,"
            + " or prompts of fewer tokens",
        e);
  }
}
