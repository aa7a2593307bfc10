package io.tracemill.infer.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Token numbers in a row; immutable, and a part of them is no copy. */
public final class Tokens {
  /** None. */
  public static final Tokens NONE = of();

  private final int[] ids;
  private final int from;
  private final int to;

  private Tokens(int[] ids, int from, int to) {
    this.ids = ids;
    this.from = from;
    this.to = to;
  }

  /** Copies {@code ids}. */
  public static Tokens of(int... ids) {
    return new Tokens(ids.clone(), 0, ids.length);
  }

  /** Copies {@code ids}. */
  public static Tokens of(List<Integer> ids) {
    int[] copy = ids.stream().mapToInt(Integer::intValue).toArray();
    return new Tokens(copy, 0, copy.length);
  }

  /** How many there are. */
  public int size() {
    return to - from;
  }

  /** The token at {@code index}, from 0. */
  public int at(int index) {
    return ids[from + Objects.checkIndex(index, size())];
  }

  /** Those from {@code start} to before {@code end}. */
  public Tokens slice(int start, int end) {
    Objects.checkFromToIndex(start, end, size());
    return new Tokens(ids, from + start, from + end);
  }

  /** These and behind them {@code others}. */
  public Tokens followedBy(Tokens others) {
    int[] both = Arrays.copyOf(toArray(), size() + others.size());
    System.arraycopy(others.ids, others.from, both, size(), others.size());
    return new Tokens(both, 0, both.length);
  }

  /** How many tokens both begin with alike. */
  public int sharedWith(Tokens other) {
    int length = Math.min(size(), other.size());
    int differs =
        Arrays.mismatch(ids, from, from + length, other.ids, other.from, other.from + length);
    return differs < 0 ? length : differs;
  }

  /** A new array of them. */
  public int[] toArray() {
    return Arrays.copyOfRange(ids, from, to);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tokens tokens
        && Arrays.equals(ids, from, to, tokens.ids, tokens.from, tokens.to);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(toArray());
  }

  /** Such as {@code [15, 3]}. */
  @Override
  public String toString() {
    return Arrays.stream(toArray())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
