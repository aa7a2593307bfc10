package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A decoder whose logits are a hash of all tokens that a slot really holds, so that a wrong copy,
 * slot or position changes what comes next. Checks everything that {@link Decoder} demands.
 */
final class HashDecoder implements Decoder {
  static final int VOCABULARY = 40;
  private static final int FORGOTTEN = -7;

  private final int context;
  private final long positions;
  private CacheShape shape = CacheShape.NONE;
  private int[][] cells = {};
  private int[] ropeVariants = {};
  final List<List<Piece>> passes = new ArrayList<>();
  final List<CacheShape> rooms = new ArrayList<>();
  long copied;
  int logitsCalls;
  Failures failures = (slots, resizing) -> false;

  /** Behind which last tokens the logits are no numbers. */
  IntPredicate broken = token -> false;

  HashDecoder(int context, long positions) {
    this.context = context;
    this.positions = positions;
  }

  /** When memory turns out to be too small. */
  interface Failures {
    boolean failsNow(int slots, boolean resizing);
  }

  /** The logits behind {@code tokens}. */
  static float[] logitsBehind(int[] tokens, int length, int ropeVariant) {
    long hash = 17L + ropeVariant;
    for (int i = 0; i < length; i++) {
      assertThat(tokens[i]).as("token at %d", i).isBetween(0, VOCABULARY - 1);
      hash = (hash ^ tokens[i]) * 0x9e3779b97f4a7c15L;
      hash ^= hash >>> 29;
    }
    float[] logits = new float[VOCABULARY];
    for (int token = 0; token < VOCABULARY; token++) {
      long bits = (hash + token) * 0xbf58476d1ce4e5b9L;
      bits = (bits ^ (bits >>> 31)) * 0x94d049bb133111ebL;
      logits[token] = (bits >>> 40) / (float) (1 << 22);
    }
    return logits;
  }

  @Override
  public int vocabulary() {
    return VOCABULARY;
  }

  @Override
  public int context() {
    return context;
  }

  @Override
  public long positions() {
    return positions;
  }

  @Override
  public int ropeVariant(int promptLength) {
    return promptLength > 60 ? 1 : 0;
  }

  @Override
  public CacheShape shape() {
    return shape;
  }

  @Override
  public void resize(CacheShape wanted) throws OutOfRoomException {
    assertThat(wanted.positions()).as("positions of %s", wanted).isLessThanOrEqualTo(positions);
    assertThat(wanted.length()).isLessThanOrEqualTo(context);
    if (failures.failsNow(wanted.slots(), true)) {
      CacheShape before = shape;
      switch (passes.size() % 3) {
        case 0 -> make(CacheShape.NONE);
        case 1 -> {
          make(wanted);
          make(before);
        }
        default -> {}
      }
      throw new OutOfRoomException("no room for " + wanted.slots(), new OutOfMemoryError());
    }
    make(wanted);
    rooms.add(wanted);
  }

  private void make(CacheShape wanted) {
    int[][] kept = cells;
    int[] keptReaches = ropeVariants;
    cells = new int[wanted.slots()][wanted.length()];
    ropeVariants = new int[wanted.slots()];
    for (int slot = 0; slot < wanted.slots(); slot++) {
      Arrays.fill(cells[slot], FORGOTTEN);
      if (slot < kept.length) {
        ropeVariants[slot] = keptReaches[slot];
        int length = Math.min(wanted.length(), kept[slot].length);
        System.arraycopy(kept[slot], 0, cells[slot], 0, length);
      }
    }
    shape = wanted;
  }

  private void hold(List<Piece> pieces) throws OutOfRoomException {
    Set<Integer> slots = new HashSet<>();
    for (Piece piece : pieces) {
      assertThat(slots.add(piece.slot())).as("one piece a slot").isTrue();
      assertThat(piece.slot()).isBetween(0, shape.slots() - 1);
      assertThat(piece.end()).isLessThanOrEqualTo(shape.length());
      assertThat(piece.tokens().size()).isPositive();
      assertThat(piece.start() == 0 || ropeVariants[piece.slot()] == piece.ropeVariant()).isTrue();
      int[] cell = cells[piece.slot()];
      Arrays.fill(cell, piece.start(), cell.length, FORGOTTEN);
    }
    if (failures.failsNow(shape.slots(), false)) {
      throw new OutOfRoomException("no room for a pass", new OutOfMemoryError());
    }
    for (Piece piece : pieces) {
      int[] tokens = piece.tokens().toArray();
      System.arraycopy(tokens, 0, cells[piece.slot()], piece.start(), tokens.length);
      ropeVariants[piece.slot()] = piece.ropeVariant();
    }
    passes.add(List.copyOf(pieces));
  }

  @Override
  public int[] likeliest(List<Piece> pieces) throws OutOfRoomException {
    hold(pieces);
    return pieces.stream().mapToInt(this::likeliest).toArray();
  }

  private int likeliest(Piece piece) {
    return isBroken(piece) ? NO_TOKEN : Sampling.likeliest(behind(piece));
  }

  private boolean isBroken(Piece piece) {
    return broken.test(piece.tokens().at(piece.tokens().size() - 1));
  }

  @Override
  public float[][] logits(List<Piece> pieces) throws OutOfRoomException {
    hold(pieces);
    logitsCalls++;
    return pieces.stream().map(this::behind).toArray(float[][]::new);
  }

  private float[] behind(Piece piece) {
    return logitsBehind(cells[piece.slot()], piece.end(), piece.ropeVariant());
  }

  @Override
  public double[] logLikelihoods(Piece piece, TokenTree tree) throws OutOfRoomException {
    assertThat(piece.end() + tree.inner().size()).isLessThanOrEqualTo(shape.length());
    hold(List.of(piece));
    double[] result = new double[tree.size()];
    if (isBroken(piece)) {
      Arrays.fill(result, Double.NaN);
      return result;
    }
    for (int node = 0; node < tree.size(); node++) {
      Tokens before = Tokens.NONE;
      for (int up = tree.parent(node); up != TokenTree.ROOT; up = tree.parent(up)) {
        before = Tokens.of(tree.token(up)).followedBy(before);
      }
      int[] sequence = Arrays.copyOf(cells[piece.slot()], piece.end() + before.size());
      System.arraycopy(before.toArray(), 0, sequence, piece.end(), before.size());
      float[] logits = logitsBehind(sequence, sequence.length, piece.ropeVariant());
      result[node] = logLikelihood(logits, tree.token(node));
    }
    return result;
  }

  static double logLikelihood(float[] logits, int token) {
    double sum = 0;
    for (float logit : logits) {
      sum += StrictMath.exp(logit);
    }
    return logits[token] - StrictMath.log(sum);
  }

  @Override
  public void copy(int from, int to, int length) {
    assertThat(from).isNotEqualTo(to);
    assertThat(length).isBetween(1, shape.length());
    Arrays.fill(cells[to], FORGOTTEN);
    System.arraycopy(cells[from], 0, cells[to], 0, length);
    ropeVariants[to] = ropeVariants[from];
    copied += length;
  }

  @Override
  public void close() {
    make(CacheShape.NONE);
  }
}
