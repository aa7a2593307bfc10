package io.tracemill.infer.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelTreeTest {
  private static final int END = 99;
  private static final int OTHER_END = 98;

  @Test
  void commonBeginningsAreThereOnce() {
    TokenTree tree = new TokenTree(List.of(Tokens.of(1, 2, 3), Tokens.of(1, 2, 4), Tokens.of(5)));

    assertThat(tree.size()).isEqualTo(5);
    assertThat(tree.inner()).as("1 and 2").containsExactly(0, 1);
    assertThat(tree.child(TokenTree.ROOT, 5)).isEqualTo(4);
    assertThat(tree.child(1, 5)).isEqualTo(TokenTree.ROOT);
    assertThat(tree.parent(3)).isEqualTo(1);
    assertThat(tree.token(3)).isEqualTo(4);
  }

  /** "yes" would always win over "yes, but", so the end behind it counts too. */
  @Test
  void aLabelThatAnotherBeginsWithIsEnded() {
    List<Tokens> labels = List.of(Tokens.of(1), Tokens.of(1, 2), Tokens.of(3));
    LabelTree tree = LabelTree.of(labels, Set.of(END));
    double[] nodes = new double[tree.tree().size()];
    nodes[tree.tree().child(TokenTree.ROOT, 1)] = -1;
    int first = tree.tree().child(TokenTree.ROOT, 1);
    nodes[tree.tree().child(first, END)] = -0.5;
    nodes[tree.tree().child(first, 2)] = -0.25;
    nodes[tree.tree().child(TokenTree.ROOT, 3)] = -4;

    assertThat(tree.logLikelihoods(nodes)).containsExactly(-1.5, -1.25, -4.0);
    assertThat(tree.inner()).isEqualTo(1);
  }

  @Test
  void anyOfTheEndsWillDo() {
    LabelTree tree = LabelTree.of(List.of(Tokens.of(1), Tokens.of(1, 2)), Set.of(END, OTHER_END));
    double[] nodes = new double[tree.tree().size()];
    int first = tree.tree().child(TokenTree.ROOT, 1);
    nodes[first] = -1;
    nodes[tree.tree().child(first, END)] = Math.log(0.25);
    nodes[tree.tree().child(first, OTHER_END)] = Math.log(0.5);

    assertThat(tree.logLikelihoods(nodes).get(0)).isCloseTo(-1 + Math.log(0.75), within(1e-12));
  }

  @Test
  void impossibleEndsMakeALabelImpossible() {
    LabelTree tree = LabelTree.of(List.of(Tokens.of(1), Tokens.of(1, 2)), Set.of(END));
    double[] nodes = new double[tree.tree().size()];
    int first = tree.tree().child(TokenTree.ROOT, 1);
    nodes[tree.tree().child(first, END)] = Double.NEGATIVE_INFINITY;

    assertThat(tree.logLikelihoods(nodes).get(0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  /** The sum over the tokens of each label, however labels share nodes or are divided. */
  @Test
  void halvesScoreAsTheWhole() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Tokens> labels = new ArrayList<>();
      for (int i = 0; i < 1 + random.nextInt(7); i++) {
        labels.add(Tokens.of(random.ints(1 + random.nextInt(4), 0, 3).toArray()));
      }
      LabelTree whole = LabelTree.of(labels, Set.of(END, OTHER_END));
      List<Double> parts = new ArrayList<>();
      whole.halves().forEach(half -> parts.addAll(half.logLikelihoods(nodes(half))));

      assertThat(parts).as("seed %d", seed).isEqualTo(whole.logLikelihoods(nodes(whole)));
      assertThat(parts).hasSameSizeAs(labels);
    }
  }

  /** A likelihood of each node that depends on its path alone. */
  private static double[] nodes(LabelTree tree) {
    double[] nodes = new double[tree.tree().size()];
    for (int node = 0; node < nodes.length; node++) {
      int hash = 7;
      for (int at = node; at != TokenTree.ROOT; at = tree.tree().parent(at)) {
        hash = 31 * hash + tree.tree().token(at);
      }
      nodes[node] = -1 - Math.floorMod(hash, 1000) / 100.0;
    }
    return nodes;
  }
}
