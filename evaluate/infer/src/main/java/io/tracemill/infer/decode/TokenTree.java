package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.List;

/**
 * Several continuations of one sequence, with their common beginnings only once.
 *
 * <p>Each node is a token behind its parent; parents come before their children.
 */
public final class TokenTree {
  /** The parent of the first tokens. */
  public static final int ROOT = -1;

  private final List<Integer> tokens = new ArrayList<>();
  private final List<Integer> parents = new ArrayList<>();

  /** Makes the tree of {@code continuations}, each of at least one token. */
  public TokenTree(List<Tokens> continuations) {
    for (Tokens continuation : continuations) {
      int parent = ROOT;
      for (int i = 0; i < continuation.size(); i++) {
        int known = child(parent, continuation.at(i));
        parent = known == ROOT ? add(parent, continuation.at(i)) : known;
      }
    }
  }

  private int add(int parent, int token) {
    tokens.add(token);
    parents.add(parent);
    return tokens.size() - 1;
  }

  /** The node of {@code token} behind {@code parent}, {@link #ROOT} if there is none. */
  public int child(int parent, int token) {
    for (int node = parent + 1; node < tokens.size(); node++) {
      if (parents.get(node) == parent && tokens.get(node) == token) {
        return node;
      }
    }
    return ROOT;
  }

  /** How many nodes there are. */
  public int size() {
    return tokens.size();
  }

  /** The token of a node. */
  public int token(int node) {
    return tokens.get(node);
  }

  /** The node that a node is behind; {@link #ROOT} for a first token. */
  public int parent(int node) {
    return parents.get(node);
  }

  /** The nodes that others are behind, in order: those a decoder must compute. */
  public List<Integer> inner() {
    return parents.stream().filter(parent -> parent != ROOT).distinct().sorted().toList();
  }
}
