package io.tracemill.infer.decode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private final Map<Long, Integer> children = new HashMap<>();

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
    int node = tokens.size();
    tokens.add(token);
    parents.add(parent);
    children.put(key(parent, token), node);
    return node;
  }

  /** The node of {@code token} behind {@code parent}, {@link #ROOT} if there is none. */
  public int child(int parent, int token) {
    return children.getOrDefault(key(parent, token), ROOT);
  }

  private static long key(int parent, int token) {
    return (long) parent << Integer.SIZE | token;
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
