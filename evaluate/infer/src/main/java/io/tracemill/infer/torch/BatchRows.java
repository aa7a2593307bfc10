package io.tracemill.infer.torch;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import java.util.List;

/** Where tokens are looked up and kept. */
record BatchRows(CacheShape shape) {

  /** The numbers of all tokens, then their rows of rotary tables, then their cells. */
  long[] of(List<Piece> pieces) {
    int count = pieces.stream().mapToInt(piece -> piece.tokens().size()).sum();
    long[] rows = new long[3 * count];
    int at = 0;
    for (Piece piece : pieces) {
      for (int i = 0; i < piece.tokens().size(); i++) {
        rows[at] = piece.tokens().at(i);
        rows[count + at] = rotation(piece.ropeVariant(), piece.start() + i);
        rows[2 * count + at] = cell(piece.slot(), piece.start() + i);
        at++;
      }
    }
    return rows;
  }

  /** The same of a piece and the {@code inner} nodes of the tree behind it. */
  long[] of(Piece piece, TokenTree tree, List<Integer> inner) {
    int size = piece.tokens().size();
    int count = size + inner.size();
    long[] before = of(List.of(piece));
    long[] rows = new long[3 * count];
    for (int part = 0; part < 3; part++) {
      System.arraycopy(before, part * size, rows, part * count, size);
    }
    for (int i = 0; i < inner.size(); i++) {
      int node = inner.get(i);
      rows[size + i] = tree.token(node);
      rows[count + size + i] = rotation(piece.ropeVariant(), piece.end() + depth(tree, node));
      rows[2 * count + size + i] = cell(piece.slot(), piece.end() + i);
    }
    return rows;
  }

  private static int depth(TokenTree tree, int node) {
    int depth = 0;
    for (int at = tree.parent(node); at != TokenTree.ROOT; at = tree.parent(at)) {
      depth++;
    }
    return depth;
  }

  /** The row of {@link RotaryTables}. */
  long rotation(int ropeVariant, int position) {
    return (long) ropeVariant * shape.length() + position;
  }

  /** The cell among those of all slots, slot after slot. */
  long cell(int slot, int position) {
    return (long) slot * shape.length() + position;
  }
}
