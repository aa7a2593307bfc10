package io.tracemill.score.metric;

import io.tracemill.trace.Label;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    int common = common(answer, prediction, ids.size());
    if (common == 0) {
      return new Scored(0);
    }
    double precision = (double) common / prediction.length;
    double recall = (double) common / answer.length;
    return new Scored(Math.min(1, 2 * precision * recall / (precision + recall)));
  }

  @Override
  public Optional<String> doubt(Pair pair) {
    String answer = pair.answer();
    String prediction = pair.prediction();
    if (countsNothing(answer) || countsNothing(prediction)) {
      return Optional.of("rows with a side without a word of a-z or 0-9, all that it counts");
    }
    boolean mostly = Letters.of(answer).mostlyLatin() && Letters.of(prediction).mostlyLatin();
    return mostly
        ? Optional.empty()
        : Optional.of(
            "rows with a side mostly of other letters than a-z and 0-9, all that it counts");
  }

  private static boolean countsNothing(String text) {
    return Letters.of(text).latin() == 0 && !Label.isBlank(text);
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

  /**
   * Length of the longest common subsequence, 64 columns of the table of lengths at a time.
   *
   * <p>H. Hyyrö, Bit-parallel LCS-length computation revisited, AWOCA 2004: a column's bit is 0
   * where the length grows from the column before. Memory is that of the texts.
   */
  private static int common(int[] columns, int[] rows, int words) {
    long[] places = new long[words];
    boolean[] carry = new boolean[rows.length];
    int common = 0;
    for (int start = 0; start < columns.length; start += Long.SIZE) {
      int width = Math.min(Long.SIZE, columns.length - start);
      for (int i = 0; i < width; i++) {
        places[columns[start + i]] |= 1L << i;
      }
      long lengths = -1;
      for (int row = 0; row < rows.length; row++) {
        long equal = lengths & places[rows[row]];
        long sum = lengths + equal + (carry[row] ? 1 : 0);
        carry[row] = (equal | lengths & ~sum) < 0;
        lengths = sum | lengths & ~equal;
      }
      common += Long.bitCount(~lengths & -1L >>> Long.SIZE - width);
      for (int i = 0; i < width; i++) {
        places[columns[start + i]] = 0;
      }
    }
    return common;
  }
}
