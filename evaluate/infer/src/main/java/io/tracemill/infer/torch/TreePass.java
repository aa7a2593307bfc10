package io.tracemill.infer.torch;

import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the code is told of a piece with a tree behind it.
 *
 * <p>The inner nodes of the tree lie in the cells behind the piece, one after another, but each has
 * the position of its depth and sees of the tree only its ancestors.
 *
 * @param tokens as {@link Pass#tokens}, the piece's and behind them the inner nodes'
 * @param piece slot, start, and the end of its cells and those of the nodes
 * @param starts the first cell that is seen, of each window
 * @param strangers rows of 1 where an inner node is not seen by another
 * @param last the rows whose logits count: of the piece's last token and of the inner nodes
 * @param parents for each node, where among {@code last} its parent is
 * @param wanted the token of each node
 */
record TreePass(
    long[] tokens,
    long[] piece,
    long[] starts,
    long[] strangers,
    long[] last,
    long[] parents,
    long[] wanted) {

  static TreePass of(Piece piece, TokenTree tree, BatchRows rows, List<Optional<Integer>> windows) {
    List<Integer> inner = tree.inner();
    int size = piece.tokens().size();
    long[] parents = new long[tree.size()];
    long[] wanted = new long[tree.size()];
    for (int node = 0; node < tree.size(); node++) {
      parents[node] =
          tree.parent(node) == TokenTree.ROOT ? 0 : 1 + inner.indexOf(tree.parent(node));
      wanted[node] = tree.token(node);
    }
    long[] last = new long[1 + inner.size()];
    Arrays.setAll(last, i -> size - 1 + i);
    return new TreePass(
        rows.of(piece, tree, inner),
        new long[] {piece.slot(), piece.start(), piece.end() + inner.size()},
        windows.stream().mapToLong(window -> Spans.first(piece.start(), window)).toArray(),
        strangers(tree, inner),
        last,
        parents,
        wanted);
  }

  private static long[] strangers(TokenTree tree, List<Integer> inner) {
    int count = inner.size();
    long[] strangers = new long[count * count];
    Arrays.fill(strangers, 1);
    for (int i = 0; i < count; i++) {
      for (int node = inner.get(i); node != TokenTree.ROOT; node = tree.parent(node)) {
        strangers[i * count + inner.indexOf(node)] = 0;
      }
    }
    return strangers;
  }
}
