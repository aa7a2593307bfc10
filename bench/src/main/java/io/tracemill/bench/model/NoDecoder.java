package io.tracemill.bench.model;

import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Room;
import io.tracemill.infer.decode.TokenTree;
import java.util.List;

/** Computes nothing: the likeliest token is always the next position. */
public final class NoDecoder implements Decoder {
  private static final int CONTEXT = 32_768;

  private Room room = Room.NONE;

  @Override
  public int vocabulary() {
    return CONTEXT + 1;
  }

  @Override
  public int context() {
    return CONTEXT;
  }

  @Override
  public long positions() {
    return 32L * CONTEXT;
  }

  @Override
  public int reach(int promptLength) {
    return 0;
  }

  @Override
  public Room room() {
    return room;
  }

  @Override
  public void resize(Room newRoom) {
    room = newRoom;
  }

  @Override
  public int[] likeliest(List<Piece> pieces) {
    int[] tokens = new int[pieces.size()];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = pieces.get(i).end();
    }
    return tokens;
  }

  @Override
  public float[][] logits(List<Piece> pieces) {
    throw new UnsupportedOperationException("greedy alone");
  }

  @Override
  public double[] logLikelihoods(Piece piece, TokenTree tree) {
    throw new UnsupportedOperationException("greedy alone");
  }

  @Override
  public void copy(int from, int to, int length) {}

  @Override
  public void close() {}
}
