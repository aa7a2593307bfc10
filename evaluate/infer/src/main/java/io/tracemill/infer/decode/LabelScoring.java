package io.tracemill.infer.decode;

import io.tracemill.ask.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells how likely labels are behind prompts, each prompt with all its labels in one pass.
 *
 * <p>The log-likelihood of a label is the sum over its tokens. A label that another label begins
 * with would always win over that one; for it the end token behind it is counted too. Prompts come
 * one after another, those that begin alike together, in one slot.
 */
public final class LabelScoring {
  private static final int SLOT = 0;
  private static final int STEP = 64;

  /** Inner nodes of a tree that has several labels: which sees which is a square of them. */
  private static final int MOST_INNER = 512;

  private final SlotCache cache;
  private final TokenMeanings vocabulary;
  private final SchedulerSettings settings;
  private final ProgressCounts progress;

  /** Makes one for {@code settings}, to be used by one thread at a time. */
  public LabelScoring(
      SlotCache cache,
      TokenMeanings vocabulary,
      SchedulerSettings settings,
      SchedulerListener listener) {
    this.cache = cache;
    this.vocabulary = vocabulary;
    this.settings = settings;
    this.progress = new ProgressCounts(listener);
  }

  /** A prompt that waits. */
  private record Prompted(LabelSequence sequence, CachedPrefix prompt) {}

  /**
   * Scores all sequences, each with one outcome: {@link Outcome.Labelled}, or {@link
   * Outcome.Overflowed} where there is no room for a label, or {@link Outcome.Failed} where the
   * likelihoods are no numbers.
   *
   * @throws IOException if the decoder can do no more, or memory is too small for one sequence
   */
  public void score(Iterator<LabelSequence> sequences, Consumer<Outcome> finished)
      throws IOException {
    Waiting<Prompted> waiting =
        new Waiting<>(
            new Accepted<>(sequences, sequence -> Optional.of(prompted(sequence))),
            settings.lookAhead(),
            each -> settings.sharing() ? cache.shared(SLOT, each.prompt()) : 0);
    List<Tokens> labels = List.of();
    LabelTree tree = LabelTree.of(labels, vocabulary.end());
    for (Optional<Prompted> next = waiting.next(any -> true);
        next.isPresent();
        next = waiting.next(any -> true)) {
      Prompted now = next.get();
      if (!now.sequence().labels().equals(labels)) {
        labels = now.sequence().labels();
        tree = LabelTree.of(labels, vocabulary.end());
      }
      waiting.nowHeld(each -> settings.sharing() ? now.prompt().sharedWith(each.prompt()) : 0);
      try {
        finished.accept(outcome(now, tree));
      } catch (OutOfRoomException e) {
        throw SlotScheduler.tooSmall(e);
      }
    }
  }

  /** What all runs took until now. */
  public SchedulerCounts counts() {
    return progress.counts();
  }

  private Prompted prompted(LabelSequence sequence) {
    int size = sequence.prompt().size();
    return new Prompted(
        sequence,
        new CachedPrefix(
            new TokenBuffer(sequence.prompt()), size, cache.decoder().ropeVariant(size)));
  }

  private Outcome outcome(Prompted now, LabelTree tree) throws IOException {
    long row = now.sequence().row();
    int size = now.prompt().length();
    List<LabelTree> parts = parts(tree, size);
    if (parts.stream().anyMatch(part -> !fits(part, size))) {
      return new Outcome.Overflowed(row, size, cache.limit());
    }
    makeRoom(size + parts.stream().mapToInt(LabelTree::inner).max().orElse(0));
    if (settings.sharing()) {
      progress.reused(cache.reuse(SLOT, SLOT, now.prompt()));
    }
    prefill(now.prompt());
    List<Double> logLikelihoods = new ArrayList<>();
    for (LabelTree part : parts) {
      logLikelihoods.addAll(score(now.prompt(), part));
    }
    return logLikelihoods.stream().anyMatch(value -> value.isNaN())
        ? new Outcome.Failed(row, Continuation.NoNumbers.REASON)
        : new Outcome.Labelled(row, logLikelihoods, size);
  }

  private boolean fits(LabelTree tree, int promptTokens) {
    return promptTokens + tree.inner() < cache.limit();
  }

  /** The tree, or if it is too large for a pass or a slot's rest, several of some labels each. */
  private List<LabelTree> parts(LabelTree tree, int promptTokens) {
    boolean whole = fits(tree, promptTokens) && tree.inner() <= MOST_INNER;
    List<LabelTree> halves = whole ? List.of(tree) : tree.halves();
    return halves.size() == 1
        ? halves
        : halves.stream().flatMap(half -> parts(half, promptTokens).stream()).toList();
  }

  private void makeRoom(int need) throws OutOfRoomException {
    CacheShape now = cache.decoder().shape();
    if (now.slots() != 1 || now.length() < need) {
      int whole = (need + STEP - 1) / STEP * STEP;
      int length = now.slots() == 1 ? Math.max(whole, now.length() / 2 * 3) : whole;
      cache.resize(new CacheShape(1, Math.min(length, cache.limit())));
    }
  }

  /** Computes what the last pass cannot take. */
  private void prefill(CachedPrefix prompt) throws IOException {
    int start = cache.computed(SLOT, prompt);
    while (prompt.length() - start > settings.prefillTokens()) {
      Piece piece = prompt.piece(SLOT, start, start + settings.prefillTokens());
      cache.decoder().likeliest(List.of(piece));
      start = piece.end();
      passed(piece, prompt);
    }
  }

  /** The last piece of the prompt, at least its last token again, and the labels behind it. */
  private List<Double> score(CachedPrefix prompt, LabelTree tree) throws IOException {
    int start = Math.min(cache.computed(SLOT, prompt), prompt.length() - 1);
    Piece piece = prompt.piece(SLOT, start, prompt.length());
    double[] nodes = cache.decoder().logLikelihoods(piece, tree.tree());
    passed(piece, prompt);
    return tree.logLikelihoods(nodes);
  }

  private void passed(Piece piece, CachedPrefix prompt) {
    cache.hold(SLOT, prompt.first(piece.end()));
    progress.passed(piece.tokens().size(), 0, 1);
  }
}
