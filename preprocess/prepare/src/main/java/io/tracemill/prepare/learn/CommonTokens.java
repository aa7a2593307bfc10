package io.tracemill.prepare.learn;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which tokens of a text another has, too, in the same order. */
final class CommonTokens {
  /** Pairs of tokens that are compared: what is longer in the middle is compared line by line. */
  private static final long MOST_PAIRS = 4_000_000;

  private CommonTokens() {}

  /** The places of those of {@code text}: a longest common subsequence, or one nearly as long. */
  static BitSet in(List<String> text, List<String> other) {
    BitSet common = new BitSet(text.size());
    int start = 0;
    int shorter = Math.min(text.size(), other.size());
    while (start < shorter && text.get(start).equals(other.get(start))) {
      start++;
    }
    int end = 0;
    while (end < shorter - start
        && text.get(text.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
      end++;
    }
    common.set(0, start);
    common.set(text.size() - end, text.size());
    List<String> middle = text.subList(start, text.size() - end);
    List<String> others = other.subList(start, other.size() - end);
    if ((long) middle.size() * others.size() <= MOST_PAIRS) {
      longest(middle, others, start, common);
    } else {
      lines(middle, others, start, common);
    }
    return common;
  }

  private static void longest(List<String> text, List<String> other, int from, BitSet common) {
    int[][] length = new int[text.size() + 1][other.size() + 1];
    for (int i = text.size() - 1; i >= 0; i--) {
      for (int j = other.size() - 1; j >= 0; j--) {
        length[i][j] =
            text.get(i).equals(other.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    int i = 0;
    int j = 0;
    while (i < text.size() && j < other.size()) {
      if (text.get(i).equals(other.get(j))) {
        common.set(from + i);
        i++;
        j++;
      } else if (length[i + 1][j] >= length[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
  }

  private static void lines(List<String> text, List<String> other, int from, BitSet common) {
    Map<String, Integer> lines = new HashMap<>();
    for (int at = 0; at < other.size(); at = next(other, at)) {
      lines.merge(line(other, at), 1, Integer::sum);
    }
    for (int at = 0; at < text.size(); at = next(text, at)) {
      String line = line(text, at);
      if (lines.getOrDefault(line, 0) > 0) {
        lines.merge(line, -1, Integer::sum);
        common.set(from + at, from + next(text, at));
      }
    }
  }

  private static String line(List<String> tokens, int at) {
    return String.join("", tokens.subList(at, next(tokens, at)));
  }

  private static int next(List<String> tokens, int at) {
    int end = at;
    while (end < tokens.size() && !tokens.get(end).equals("\n")) {
      end++;
    }
    return Math.min(end + 1, tokens.size());
  }
}
