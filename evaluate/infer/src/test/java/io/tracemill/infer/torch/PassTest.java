package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the code is told, worked out by hand, and what it sees then, by the definition. */
class PassTest {
  private static final List<Optional<Integer>> WINDOWS = List.of(Optional.empty(), Optional.of(3));
  private static final BatchRows ROWS = new BatchRows(new CacheShape(4, 100));

  @Test
  void onePieceOfEachSlotIsABatch() {
    List<Piece> pieces =
        List.of(new Piece(0, 5, Tokens.of(71), 0), new Piece(1, 2, Tokens.of(72), 1));

    Pass pass = Pass.of(pieces, ROWS, WINDOWS);

    assertThat(pass.batch()).isEqualTo(2);
    assertThat(pass.end()).isEqualTo(6);
    assertThat(pass.tokens()).containsExactly(71, 72, 5, 102, 5, 102);
    assertThat(pass.pieces()).containsExactly(0, 5, 6, 1, 2, 3);
    assertThat(pass.starts()).as("of each window").containsExactly(0, 0);
    assertThat(pass.masked()).as("they differ in length").containsExactly(1, 1);
    assertThat(pass.last()).containsExactly(0, 1);
  }

  @Test
  void aBatchOfOneLengthNeedsNoMask() {
    List<Piece> pieces =
        List.of(new Piece(0, 7, Tokens.of(1), 0), new Piece(1, 7, Tokens.of(2), 0));

    Pass pass = Pass.of(pieces, ROWS, WINDOWS);

    assertThat(pass.starts()).containsExactly(0, 5);
    assertThat(pass.masked()).containsExactly(0, 0);
  }

  @Test
  void otherPiecesGoOneByOne() {
    List<Piece> pieces =
        List.of(new Piece(2, 0, Tokens.of(1, 2, 3, 4), 0), new Piece(0, 9, Tokens.of(5, 6), 0));

    Pass pass = Pass.of(pieces, ROWS, WINDOWS);

    assertThat(pass.batch()).isZero();
    assertThat(pass.tokens())
        .containsExactly(1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 9, 10, 200, 201, 202, 203, 9, 10);
    assertThat(pass.pieces()).containsExactly(2, 0, 4, 0, 9, 11);
    assertThat(pass.starts()).as("window, then piece").containsExactly(0, 0, 0, 7);
    assertThat(pass.masked())
        .as("order alone is enough for all from 0, within the window")
        .containsExactly(0, 1, 1, 1);
    assertThat(pass.last()).containsExactly(3, 5);
  }

  @Test
  void aSlotOutOfOrderIsNoBatch() {
    List<Piece> pieces =
        List.of(new Piece(1, 5, Tokens.of(1), 0), new Piece(0, 2, Tokens.of(2), 0));

    assertThat(Pass.of(pieces, ROWS, WINDOWS).batch()).isZero();
  }

  /** Cells at or before a token, and within its window: from the masks, and by definition. */
  @Test
  void eachTokenSeesWhatItShould() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      List<Optional<Integer>> windows =
          List.of(Optional.empty(), Optional.of(1 + random.nextInt(8)));
      List<Piece> pieces = new ArrayList<>();
      boolean steps = random.nextBoolean();
      for (int slot = 0; slot < 1 + random.nextInt(4); slot++) {
        int size = steps ? 1 : 1 + random.nextInt(6);
        pieces.add(new Piece(slot, random.nextInt(12), Tokens.of(new int[size]), 0));
      }
      Pass pass = Pass.of(pieces, ROWS, windows);
      for (int w = 0; w < windows.size(); w++) {
        for (int p = 0; p < pieces.size(); p++) {
          Piece piece = pieces.get(p);
          for (int token = piece.start(); token < piece.end(); token++) {
            assertThat(seen(pass, windows, w, p, piece, token))
                .as("seed %d, window %d, piece %d, token %d", seed, w, p, token)
                .isEqualTo(visible(token, windows.get(w)));
          }
        }
      }
    }
  }

  private static Set<Integer> visible(int token, Optional<Integer> window) {
    Set<Integer> cells = new TreeSet<>();
    for (int cell = 0; cell <= token; cell++) {
      if (window.isEmpty() || cell > token - window.get()) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** As the code does: a mask by positions, or without one all cells, or those up to its own. */
  private static Set<Integer> seen(
      Pass pass, List<Optional<Integer>> windows, int w, int p, Piece piece, int token) {
    boolean batch = pass.batch() > 0;
    int at = batch ? w : w * (pass.pieces().length / 3) + p;
    long end = batch ? pass.end() : piece.end();
    boolean several = piece.tokens().size() > 1;
    int width = windows.get(w).orElse(Integer.MAX_VALUE);
    Set<Integer> cells = new TreeSet<>();
    for (int cell = (int) pass.starts()[at]; cell < end; cell++) {
      boolean byOrder = !several || cell - pass.starts()[at] <= token - piece.start();
      boolean byMask = cell <= token && cell > (long) token - width;
      if (pass.masked()[at] > 0 ? byMask : byOrder) {
        cells.add(cell);
      }
    }
    return cells;
  }
}
