package io.tracemill.bench.decode;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import java.util.List;

/** Says the same always, at once: what is left is the cost of those who ask. */
final class IdleDecoder implements Decoder {
  private static final int VOCABULARY = 32_000;
  private static final int CONTEXT = 32_768;

  private final float[] logits = new float[VOCABULARY];
  private CacheShape shape = CacheShape.NONE;

  @Override
  public int vocabulary() {
    return VOCABULARY;
  }

  @Override
  public int context() {
    return CONTEXT;
  }

  @Override
  public long positions() {
    return 1L << 40;
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
  public void resize(CacheShape shape) {
    this.shape = shape;
  }

  @Override
  public int[] likeliest(List<Piece> pieces) {
    return new int[pieces.size()];
  }

  @Override
  public float[][] logits(List<Piece> pieces) {
    return pieces.stream().map(piece -> logits).toArray(float[][]::new);
  }

  @Override
  public double[] logLikelihoods(Piece piece, TokenTree tree) {
    return new double[tree.size()];
  }

  @Override
  public void copy(int from, int to, int length) {}

  @Override
  public void close() {}
}
