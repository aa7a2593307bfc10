package io.tracemill.infer.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.decode.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TreePassTest {
  private static final BatchRows ROWS = new BatchRows(new CacheShape(2, 100));

  /** 5 6 7, 5 6 8, 5 9 and 4 behind two tokens at positions 10 and 11 of slot 1. */
  @Test
  void innerNodesStandBehindThePiece() {
    TokenTree tree =
        new TokenTree(
            List.of(Tokens.of(5, 6, 7), Tokens.of(5, 6, 8), Tokens.of(5, 9), Tokens.of(4)));
    Piece piece = new Piece(1, 10, Tokens.of(1, 2), 0);

    TreePass pass = TreePass.of(piece, tree, ROWS, List.of(Optional.empty(), Optional.of(4)));

    assertThat(pass.tokens())
        .as("numbers; positions, of the nodes 5 and 6 by depth; cells")
        .containsExactly(1, 2, 5, 6, 10, 11, 12, 13, 110, 111, 112, 113);
    assertThat(pass.piece()).containsExactly(1, 10, 14);
    assertThat(pass.starts()).containsExactly(0, 7);
    assertThat(pass.strangers()).as("6 sees 5 and itself").containsExactly(0, 1, 0, 0);
    assertThat(pass.last()).containsExactly(1, 2, 3);
    assertThat(pass.wanted()).containsExactly(5, 6, 7, 8, 9, 4);
    assertThat(pass.parents())
        .as("rows of last: behind the prompt, 5, 6, 6, 5, the prompt")
        .containsExactly(0, 1, 2, 2, 1, 0);
  }

  @Test
  void aNodeSeesItsAncestorsAlone() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      List<Tokens> labels = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(8); i++) {
        labels.add(Tokens.of(random.ints(1 + random.nextInt(5), 0, 3).toArray()));
      }
      TokenTree tree = new TokenTree(labels);
      List<Integer> inner = tree.inner();
      TreePass pass =
          TreePass.of(new Piece(0, 3, Tokens.of(1), 0), tree, ROWS, List.of(Optional.empty()));
      for (int i = 0; i < inner.size(); i++) {
        List<Integer> path = path(tree, inner.get(i));
        int rotation = (int) pass.tokens()[inner.size() + 1 + 1 + i];
        assertThat(rotation)
            .as("seed %d: the position of its depth", seed)
            .isEqualTo(3 + path.size());
        for (int j = 0; j < inner.size(); j++) {
          assertThat(pass.strangers()[i * inner.size() + j])
              .as("seed %d, nodes %d and %d", seed, i, j)
              .isEqualTo(path.contains(inner.get(j)) ? 0 : 1);
        }
      }
    }
  }

  private static List<Integer> path(TokenTree tree, int node) {
    List<Integer> path = new ArrayList<>();
    for (int at = node; at != TokenTree.ROOT; at = tree.parent(at)) {
      path.add(at);
    }
    return path;
  }
}
