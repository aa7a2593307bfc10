package io.tracemill.infer.torch;

import io.tracemill.infer.decode.Piece;
import java.util.List;
import java.util.Optional;

/**
 * What the code is told of the pieces of one pass.
 *
 * @param tokens numbers of all tokens, then their rows of rotary tables, then their cells
 * @param batch how many pieces of one token there are in the first slots; 0 if that is not so
 * @param end the position behind the farthest piece
 * @param pieces slot, start and end of each
 * @param starts the first cell that is seen: of each window in a batch, else of each window and
 *     piece
 * @param masked 1 where not all cells from there on are seen, or seen by order alone; likewise
 * @param last the rows of the pieces' last tokens
 */
record Pass(
    long[] tokens, long batch, long end, long[] pieces, long[] starts, long[] masked, long[] last) {

  static Pass of(List<Piece> pieces, BatchRows rows, List<Optional<Integer>> windows) {
    boolean batch = isBatch(pieces);
    Spans spans = batch ? Spans.ofBatch(pieces, windows) : Spans.ofPieces(pieces, windows);
    long end = pieces.stream().mapToInt(Piece::end).max().orElseThrow();
    long[] three = new long[3 * pieces.size()];
    long[] last = new long[pieces.size()];
    int row = 0;
    for (int i = 0; i < pieces.size(); i++) {
      Piece piece = pieces.get(i);
      three[3 * i] = piece.slot();
      three[3 * i + 1] = piece.start();
      three[3 * i + 2] = piece.end();
      row += piece.tokens().size();
      last[i] = row - 1L;
    }
    return new Pass(
        rows.of(pieces),
        batch ? pieces.size() : 0,
        end,
        three,
        spans.starts(),
        spans.masked(),
        last);
  }

  private static boolean isBatch(List<Piece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (pieces.get(i).slot() != i || pieces.get(i).tokens().size() != 1) {
        return false;
      }
    }
    return true;
  }
}
