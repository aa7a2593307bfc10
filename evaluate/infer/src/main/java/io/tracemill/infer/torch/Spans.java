package io.tracemill.infer.torch;

import io.tracemill.infer.decode.Piece;
import java.util.List;
import java.util.Optional;

/**
 * Which cells are seen, by window and piece, or by window for a batch of pieces of one token.
 *
 * @param starts the first cell
 * @param masked 0 if all cells from there on are seen by all tokens of the span, or in a span from
 *     cell 0 by each token those up to it; else 1
 */
record Spans(long[] starts, long[] masked) {

  static Spans ofBatch(List<Piece> pieces, List<Optional<Integer>> windows) {
    int least = pieces.stream().mapToInt(Piece::start).min().orElseThrow();
    int most = pieces.stream().mapToInt(Piece::start).max().orElseThrow();
    long[] starts = new long[windows.size()];
    long[] masked = new long[windows.size()];
    for (int w = 0; w < windows.size(); w++) {
      starts[w] = first(least, windows.get(w));
      masked[w] = least < most ? 1 : 0;
    }
    return new Spans(starts, masked);
  }

  static Spans ofPieces(List<Piece> pieces, List<Optional<Integer>> windows) {
    long[] starts = new long[windows.size() * pieces.size()];
    long[] masked = new long[starts.length];
    int at = 0;
    for (Optional<Integer> window : windows) {
      for (Piece piece : pieces) {
        int start = first(piece.start(), window);
        boolean bites = window.isPresent() && piece.end() - start > window.get();
        boolean several = piece.tokens().size() > 1;
        starts[at] = start;
        masked[at] = several && (start < piece.start() || bites) ? 1 : 0;
        at++;
      }
    }
    return new Spans(starts, masked);
  }

  /** The first cell that the token at {@code position} sees. */
  static int first(int position, Optional<Integer> window) {
    return window.map(width -> Math.max(0, position - width + 1)).orElse(0);
  }
}
