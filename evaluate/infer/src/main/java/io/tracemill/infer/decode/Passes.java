package io.tracemill.infer.decode;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The passes of a batch: one of prompts where there are any to compute, one of last tokens else.
 */
final class Passes {
  private final SlotCache cache;
  private final Prefill prefill;
  private final ProgressCounts progress;

  Passes(SlotCache cache, SchedulerSettings settings, ProgressCounts progress) {
    this.cache = cache;
    this.prefill = new Prefill(cache, settings);
    this.progress = progress;
  }

  /**
   * Makes a pass; the sequences that it ended leave the batch. What they leave in their slots is
   * copied to those that waited for it before other sequences get these slots.
   */
  List<Continuation> next(Batch active) throws IOException {
    progress.reused(prefill.reuse(active));
    List<Piece> pieces = prefill.pieces(active);
    if (pieces.isEmpty()) {
      active.forEach((slot, each) -> pieces.add(last(slot, each)));
    }
    int[] tokens = tokens(pieces, active);
    int batch = active.size();
    long prefilled = 0;
    long decoded = 0;
    for (Piece piece : pieces) {
      Running sequence = active.at(piece.slot());
      prefilled += prompt(piece, sequence);
      decoded += completes(piece, sequence) ? 1 : 0;
    }
    List<Continuation> ended = take(pieces, tokens, active);
    if (!ended.isEmpty()) {
      progress.reused(prefill.reuse(active));
    }
    progress.passed(prefilled, decoded, batch);
    return ended;
  }

  private List<Continuation> take(List<Piece> pieces, int[] tokens, Batch active) {
    List<Continuation> ended = new ArrayList<>();
    for (int i = 0; i < tokens.length; i++) {
      Piece piece = pieces.get(i);
      Running sequence = active.at(piece.slot());
      cache.hold(piece.slot(), sequence.whole().first(piece.end()));
      if (completes(piece, sequence)) {
        Optional<Continuation> end = sequence.add(tokens[i]);
        end.ifPresent(each -> active.remove(piece.slot()));
        end.ifPresent(ended::add);
      }
    }
    return ended;
  }

  private static Piece last(int slot, Running sequence) {
    return sequence.whole().piece(slot, sequence.size() - 1, sequence.size());
  }

  private static boolean completes(Piece piece, Running sequence) {
    return piece.end() == sequence.size();
  }

  /** The last token alone is none of a prompt but before the first new one. */
  private static int prompt(Piece piece, Running sequence) {
    boolean decodes = piece.tokens().size() == 1 && sequence.newTokens() > 0;
    return decodes ? 0 : piece.tokens().size();
  }

  private int[] tokens(List<Piece> pieces, Batch active) throws IOException {
    if (pieces.stream().noneMatch(piece -> draws(piece, active.at(piece.slot())))) {
      return cache.decoder().likeliest(pieces);
    }
    float[][] logits = cache.decoder().logits(pieces);
    int[] tokens = new int[logits.length];
    for (int i = 0; i < tokens.length; i++) {
      Running sequence = active.at(pieces.get(i).slot());
      tokens[i] = Sampling.token(logits[i], sequence.sequence(), sequence.newTokens());
    }
    return tokens;
  }

  private static boolean draws(Piece piece, Running sequence) {
    return completes(piece, sequence) && !sequence.isGreedy();
  }
}
