package io.tracemill.prepare.learn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The words of a system prompt by which it is compared with others. Words that change from day to
 * day, such as numbers and the names of days and months, are all one word.
 *
 * @param begin the first {@value #BEGIN} words
 * @param counts how often each word is there
 * @param weight of all words
 */
record PromptWords(List<String> begin, Map<String, Integer> counts, double weight) {
  /** So many first words that are equal are no chance. */
  private static final int BEGIN = 12;

  private static final int MOST = 2_500;
  private static final String CHANGING = "#";

  private static final Set<String> CALENDAR =
      Set.of(
          ("monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun"
                  + " january february march april may june july august september october november"
                  + " december jan feb mar apr jun jul aug sep sept oct nov dec am pm utc gmt")
              .split(" "));

  /** With these every prompt begins, whatever the job is. */
  private static final Set<String> USUAL =
      Set.of(
          ("helpful assistant answer question questions user users respond response please must"
                  + " always never with that this your from have should will using given following")
              .split(" "));

  private static final double LITTLE = 0.3;

  static PromptWords of(String prompt) {
    List<String> words = new ArrayList<>();
    for (String token : tokens(prompt)) {
      if (words.size() < MOST && isWord(token)) {
        words.add(plain(token));
      }
    }
    Map<String, Integer> counts = new HashMap<>();
    words.forEach(word -> counts.merge(word, 1, Integer::sum));
    double weight = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      weight += entry.getValue() * weight(entry.getKey());
    }
    return new PromptWords(words.subList(0, Math.min(BEGIN, words.size())), counts, weight);
  }

  private static String plain(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return changes(lower) ? CHANGING : lower;
  }

  private static boolean changes(String lower) {
    return CALENDAR.contains(lower) || lower.chars().anyMatch(Character::isDigit);
  }

  private static double weight(String word) {
    return word.length() < 4 || USUAL.contains(word) ? LITTLE : 1;
  }

  /** From 0 to 1: the share of the words that both have (Dice's coefficient). */
  double likeness(PromptWords other) {
    if (counts.isEmpty() || other.counts.isEmpty()) {
      return counts.isEmpty() && other.counts.isEmpty() ? 1 : 0;
    }
    double both = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      int common = Math.min(entry.getValue(), other.counts.getOrDefault(entry.getKey(), 0));
      both += common * weight(entry.getKey());
    }
    return 2 * both / (weight + other.weight);
  }

  /** Whether both begin alike, with enough words. */
  boolean beginsAs(PromptWords other) {
    return begin.size() == BEGIN && begin.equals(other.begin);
  }

  /** Words, white space and single other characters; together they are the text. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    int start = 0;
    for (int at = 1; at <= text.length(); at++) {
      if (at == text.length() || !together(text.charAt(at - 1), text.charAt(at))) {
        tokens.add(text.substring(start, at));
        start = at;
      }
    }
    return tokens;
  }

  private static boolean together(char one, char next) {
    return isLetter(one) && isLetter(next)
        || isBlank(one) && isBlank(next)
        || Character.isHighSurrogate(one);
  }

  private static boolean isLetter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  static boolean isWord(String token) {
    return isLetter(token.charAt(0));
  }
}
