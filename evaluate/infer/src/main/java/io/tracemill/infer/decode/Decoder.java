package io.tracemill.infer.decode;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * The forward pass of a model, with a cache of the keys and values of several sequences.
 *
 * <p>What a pass computes for a piece depends on the tokens of its own sequence alone, but for the
 * rounding of sums. For one thread at a time. Who opened it closes it.
 */
public interface Decoder extends Closeable {
  /** Stands for a token where the logits are no numbers. */
  int NO_TOKEN = -1;

  /** How many different tokens there are: the length of logits. */
  int vocabulary();

  /** How many positions the model can tell apart. */
  int context();

  /** How many positions, in all slots together, fit into memory. */
  long positions();

  /**
   * Which variant of its rotary embedding the model has for a sequence whose prompt is this long,
   * from 0. Most models have one; LongRoPE has two. Cached positions are of use only to sequences
   * of the same variant, as keys are cached rotated.
   */
  int ropeVariant(int promptLength);

  /** What {@link #resize} last made; nothing at first. */
  CacheShape shape();

  /**
   * Makes room. Slots and positions that are in both the old and the new shape keep what they hold.
   *
   * @throws OutOfRoomException if memory is too small; the old shape stays if it can, but holds no
   *     more than what is in both
   */
  void resize(CacheShape shape) throws OutOfRoomException;

  /**
   * The likeliest token behind each piece; of equals the one with the lowest number; {@link
   * #NO_TOKEN} where a logit is not a number or infinite. Pieces of one token each in the slots 0,
   * 1, and so on are the fast case.
   *
   * @throws OutOfRoomException if memory is too small; the same call with fewer pieces may pass,
   *     and what the slots held before the pieces' starts still stands
   */
  int[] likeliest(List<Piece> pieces) throws IOException;

  /**
   * The logits behind each piece: {@code (piece, vocabulary)}.
   *
   * @throws OutOfRoomException as {@link #likeliest}
   */
  float[][] logits(List<Piece> pieces) throws IOException;

  /**
   * How likely each token of a tree is behind its parent, where the tree's root is the last token
   * of {@code piece}: natural logarithms, in the order of the tree's nodes. The slot's room has
   * positions for the piece and all inner nodes behind it; afterwards the slot holds the piece.
   *
   * @throws OutOfRoomException as {@link #likeliest}
   */
  double[] logLikelihoods(Piece piece, TokenTree tree) throws IOException;

  /** Copies positions {@code [0, length)} of slot {@code from} into slot {@code to}. */
  void copy(int from, int to, int length);

  @Override
  void close();
}
