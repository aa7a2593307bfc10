package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Labels as a tree of tokens.
 *
 * <p>A label that another label begins with is likelier than that one whatever the model thinks of
 * them; so for it the end of the answer counts too, behind its last token.
 */
final class LabelTree {
  private final List<Path> paths;
  private final TokenTree tree;
  private final int inner;

  /** A label, and the end tokens that count behind it; none for most. */
  private record Path(Tokens label, List<Integer> ends) {
    List<Tokens> continuations() {
      return ends.isEmpty()
          ? List.of(label)
          : ends.stream().map(end -> label.followedBy(Tokens.of(end))).toList();
    }
  }

  private LabelTree(List<Path> paths) {
    this.paths = paths;
    this.tree =
        new TokenTree(paths.stream().flatMap(path -> path.continuations().stream()).toList());
    this.inner = tree.inner().size();
  }

  static LabelTree of(List<Tokens> labels, Set<Integer> end) {
    List<Integer> ends = end.stream().sorted().toList();
    return new LabelTree(
        labels.stream()
            .map(label -> new Path(label, isBeginning(label, labels) ? ends : List.of()))
            .toList());
  }

  private static boolean isBeginning(Tokens label, List<Tokens> labels) {
    return labels.stream()
        .anyMatch(other -> other.size() > label.size() && other.sharedWith(label) == label.size());
  }

  TokenTree tree() {
    return tree;
  }

  /** The positions that it needs in a slot. */
  int inner() {
    return inner;
  }

  /** The labels in two trees; one alone if it cannot be divided. */
  List<LabelTree> halves() {
    int half = paths.size() / 2;
    return half == 0
        ? List.of(this)
        : List.of(
            new LabelTree(paths.subList(0, half)),
            new LabelTree(paths.subList(half, paths.size())));
  }

  /** Of each label, from those of the nodes: the sum over its tokens. */
  List<Double> logLikelihoods(double[] nodes) {
    List<Double> labels = new ArrayList<>();
    for (Path path : paths) {
      double sum = 0;
      int node = TokenTree.ROOT;
      for (int i = 0; i < path.label().size(); i++) {
        node = tree.child(node, path.label().at(i));
        sum += nodes[node];
      }
      labels.add(path.ends().isEmpty() ? sum : sum + ended(node, path.ends(), nodes));
    }
    return labels;
  }

  /** Any of the end tokens: the logarithm of the sum of their likelihoods. */
  private double ended(int node, List<Integer> ends, double[] nodes) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (int end : ends) {
      greatest = Math.max(greatest, nodes[tree.child(node, end)]);
    }
    if (greatest == Double.NEGATIVE_INFINITY) {
      return greatest;
    }
    double sum = 0;
    for (int end : ends) {
      sum += StrictMath.exp(nodes[tree.child(node, end)] - greatest);
    }
    return greatest + StrictMath.log(sum);
  }
}
