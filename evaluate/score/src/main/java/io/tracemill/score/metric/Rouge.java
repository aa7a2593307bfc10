package io.tracemill.score.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * ROUGE-L F1 with stemming, as google-research's {@code rouge_score} computes it.
 *
 * <p>C.-Y. Lin, ROUGE: a package for automatic evaluation of summaries, ACL workshop 2004. Words
 * are runs of a-z and 0-9 only, so a text without any scores 0, even against itself.
 */
final class Rouge implements Metric {
  /** {@code rouge_score} stems longer words only. */
  private static final int SHORT = 3;

  @Override
  public String key() {
    return "rouge";
  }

  @Override
  public Score score(Pair pair) {
    Map<String, Integer> ids = new HashMap<>();
    int[] answer = ids(words(pair.answer()), ids);
    int[] prediction = ids(words(pair.prediction()), ids);
    int common = common(answer, prediction);
    if (common == 0) {
      return new Scored(0);
    }
    double precision = (double) common / prediction.length;
    double recall = (double) common / answer.length;
    return new Scored(Math.min(1, 2 * precision * recall / (precision + recall)));
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    String lower = text.toLowerCase(Locale.ROOT);
    int start = 0;
    for (int i = 0; i <= lower.length(); i++) {
      if (i == lower.length() || !isWordCharacter(lower.charAt(i))) {
        if (i > start) {
          String word = lower.substring(start, i);
          words.add(word.length() > SHORT ? Porter.stem(word) : word);
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isWordCharacter(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  private static int[] ids(List<String> words, Map<String, Integer> ids) {
    return words.stream().mapToInt(word -> ids.computeIfAbsent(word, w -> ids.size())).toArray();
  }

  /** Length of the longest common subsequence, by two rows of the table of lengths. */
  private static int common(int[] a, int[] b) {
    int[] columns = a.length < b.length ? a : b;
    int[] rows = a.length < b.length ? b : a;
    int[] above = new int[columns.length + 1];
    int[] row = new int[columns.length + 1];
    for (int word : rows) {
      for (int i = 0; i < columns.length; i++) {
        row[i + 1] = word == columns[i] ? above[i] + 1 : Math.max(above[i + 1], row[i]);
      }
      int[] next = above;
      above = row;
      row = next;
    }
    return above[columns.length];
  }
}
