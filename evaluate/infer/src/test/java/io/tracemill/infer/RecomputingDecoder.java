package io.tracemill.infer;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.decode.Tokens;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The reference as a decoder: a slot holds only tokens, and every pass computes all of them anew.
 */
public final class RecomputingDecoder implements Decoder {
  private final ReferenceDecoder reference;
  private final int context;
  private final long positions;
  private final List<Tokens> slots = new ArrayList<>();
  private CacheShape shape = CacheShape.NONE;
  private boolean closed;

  /** Of so many positions for a sequence and for all. */
  public RecomputingDecoder(ReferenceDecoder reference, int context, long positions) {
    this.reference = reference;
    this.context = context;
    this.positions = positions;
  }

  @Override
  public int vocabulary() {
    return reference.vocabulary();
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
    return 0;
  }

  @Override
  public CacheShape shape() {
    return shape;
  }

  @Override
  public void resize(CacheShape wanted) {
    while (slots.size() < wanted.slots()) {
      slots.add(Tokens.NONE);
    }
    slots.subList(wanted.slots(), slots.size()).clear();
    slots.replaceAll(held -> held.slice(0, Math.min(held.size(), wanted.length())));
    shape = wanted;
  }

  @Override
  public int[] likeliest(List<Piece> pieces) {
    return Arrays.stream(logits(pieces)).mapToInt(RecomputingDecoder::likeliest).toArray();
  }

  private static int likeliest(float[] logits) {
    int best = 0;
    for (int token = 1; token < logits.length; token++) {
      best = logits[token] > logits[best] ? token : best;
    }
    return best;
  }

  @Override
  public float[][] logits(List<Piece> pieces) {
    return pieces.stream().map(piece -> floats(last(hold(piece)))).toArray(float[][]::new);
  }

  @Override
  public double[] logLikelihoods(Piece piece, TokenTree tree) {
    Tokens held = hold(piece);
    Tokens[] paths = new Tokens[tree.size()];
    double[] likelihoods = new double[tree.size()];
    for (int node = 0; node < paths.length; node++) {
      int parent = tree.parent(node);
      Tokens before = parent == TokenTree.ROOT ? held : paths[parent];
      paths[node] = before.followedBy(Tokens.of(tree.token(node)));
      likelihoods[node] = logLikelihood(last(before), tree.token(node));
    }
    return likelihoods;
  }

  private static double logLikelihood(double[] logits, int token) {
    double most = Arrays.stream(logits).max().orElseThrow();
    double sum = Arrays.stream(logits).map(logit -> Math.exp(logit - most)).sum();
    return logits[token] - most - Math.log(sum);
  }

  private Tokens hold(Piece piece) {
    if (piece.end() > shape.length()) {
      throw new IllegalArgumentException(piece + " does not fit into " + shape);
    }
    Tokens held = slots.get(piece.slot()).slice(0, piece.start()).followedBy(piece.tokens());
    slots.set(piece.slot(), held);
    return held;
  }

  private double[] last(Tokens tokens) {
    return reference.logits(tokens.toArray())[tokens.size() - 1];
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Override
  public void copy(int from, int to, int length) {
    slots.set(to, slots.get(from).slice(0, length));
  }

  /** Whether it has been closed. */
  public boolean isClosed() {
    return closed;
  }

  @Override
  public void close() {
    closed = true;
  }
}
