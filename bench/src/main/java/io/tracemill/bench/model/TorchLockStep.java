package io.tracemill.bench.model;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Tracemill's decoder, a slot for each sequence; closing it closes the decoder. */
record TorchLockStep(Decoder decoder) implements LockStep {

  @Override
  public int vocabulary() {
    return decoder.vocabulary();
  }

  /** As the scheduler does it. */
  @Override
  public int passTokens() {
    return SchedulerSettings.of(1).prefillTokens();
  }

  @Override
  public void resize(int batch, int length) throws OutOfRoomException {
    decoder.resize(new CacheShape(batch, length));
  }

  @Override
  public int[] likeliest(int[][] tokens, int start) throws IOException {
    return decoder.likeliest(pieces(tokens, start));
  }

  @Override
  public float[][] logits(int[][] tokens, int start) throws IOException {
    return decoder.logits(pieces(tokens, start));
  }

  private List<Piece> pieces(int[][] tokens, int start) {
    int ropeVariant = decoder.ropeVariant(start + tokens[0].length);
    List<Piece> pieces = new ArrayList<>();
    for (int slot = 0; slot < tokens.length; slot++) {
      pieces.add(new Piece(slot, start, Tokens.of(tokens[slot]), ropeVariant));
    }
    return pieces;
  }

  @Override
  public void close() {
    decoder.close();
  }
}
