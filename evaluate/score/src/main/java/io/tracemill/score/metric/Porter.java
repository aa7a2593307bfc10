package io.tracemill.score.metric;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Porter's stemmer with the extensions that are the default of NLTK's PorterStemmer.
 *
 * <p>M. F. Porter, An algorithm for suffix stripping, Program 14 (3), 1980; the steps have the
 * paper's names. Words are expected in lower case; what is no English word is stemmed all the same.
 */
final class Porter {
  /** NLTK's irregular forms. */
  private static final Map<String, String> IRREGULAR =
      Map.ofEntries(
          Map.entry("sky", "sky"),
          Map.entry("skies", "sky"),
          Map.entry("dying", "die"),
          Map.entry("lying", "lie"),
          Map.entry("tying", "tie"),
          Map.entry("news", "news"),
          Map.entry("innings", "inning"),
          Map.entry("inning", "inning"),
          Map.entry("outings", "outing"),
          Map.entry("outing", "outing"),
          Map.entry("cannings", "canning"),
          Map.entry("canning", "canning"),
          Map.entry("howe", "howe"),
          Map.entry("proceed", "proceed"),
          Map.entry("exceed", "exceed"),
          Map.entry("succeed", "succeed"));

  private static final List<Rule> STEP_2 =
      Rule.all(
          "ational ate, tional tion, enci ence, anci ance, izer ize, bli ble, alli al, entli ent,"
              + " eli e, ousli ous, ization ize, ation ate, ator ate, alism al, iveness ive,"
              + " fulness ful, ousness ous, aliti al, iviti ive, biliti ble, fulli ful");

  private static final List<Rule> STEP_3 =
      Rule.all("icate ic, ative -, alize al, iciti ic, ical ic, ful -, ness -");

  private static final List<Rule> STEP_4 =
      Rule.all(
          "al -, ance -, ence -, er -, ic -, able -, ible -, ant -, ement -, ment -, ent -,"
              + " ion -, ou -, ism -, ate -, iti -, ous -, ive -, ize -");

  private Porter() {}

  /** The stem of a word in lower case. */
  static String stem(String word) {
    String irregular = IRREGULAR.get(word);
    if (irregular != null) {
      return irregular;
    }
    if (word.codePointCount(0, word.length()) <= 2) {
      return word;
    }
    String stem = step1c(step1b(step1a(word)));
    stem = step4(apply(STEP_3, step2(stem), Porter::hasMeasure));
    return step5b(step5a(stem));
  }

  private static String step1a(String word) {
    if (word.endsWith("ies")) {
      return word.length() == 4 ? cut(word, 1) : cut(word, 2);
    }
    if (word.endsWith("sses")) {
      return cut(word, 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") ? cut(word, 1) : word;
  }

  private static String step1b(String word) {
    if (word.endsWith("ied")) {
      return word.length() == 4 ? cut(word, 1) : cut(word, 2);
    }
    if (word.endsWith("eed")) {
      return hasMeasure(cut(word, 3)) ? cut(word, 1) : word;
    }
    if (word.endsWith("ed") && hasVowel(cut(word, 2))) {
      return mended(cut(word, 2));
    }
    if (word.endsWith("ing") && hasVowel(cut(word, 3))) {
      return mended(cut(word, 3));
    }
    return word;
  }

  /** The second half of step 1b. */
  private static String mended(String stem) {
    if (stem.endsWith("at") || stem.endsWith("bl") || stem.endsWith("iz")) {
      return stem + "e";
    }
    if (endsInDouble(stem)) {
      return "lsz".indexOf(last(stem)) >= 0 ? stem : cut(stem, 1);
    }
    return measure(stem) == 1 && endsInShort(stem) ? stem + "e" : stem;
  }

  private static String step1c(String word) {
    if (!word.endsWith("y")) {
      return word;
    }
    String stem = cut(word, 1);
    boolean changes = stem.length() > 1 && PorterLetters.isConsonant(stem, stem.length() - 1);
    return changes ? stem + "i" : word;
  }

  private static String step2(String word) {
    String stem = word;
    while (stem.endsWith("alli") && hasMeasure(cut(stem, 4))) {
      stem = cut(stem, 2);
    }
    for (Rule rule : STEP_2) {
      if (stem.endsWith(rule.suffix)) {
        return rule.apply(stem, Porter::hasMeasure);
      }
    }
    return stem.endsWith("logi") && hasMeasure(cut(stem, 3)) ? cut(stem, 1) : stem;
  }

  private static String step4(String word) {
    return apply(
        STEP_4,
        word,
        stem -> measure(stem) > 1 && (!word.endsWith("ion") || "st".indexOf(last(stem)) >= 0));
  }

  private static String step5a(String word) {
    if (!word.endsWith("e")) {
      return word;
    }
    String stem = cut(word, 1);
    int measure = measure(stem);
    return measure > 1 || measure == 1 && !endsInShort(stem) ? stem : word;
  }

  private static String step5b(String word) {
    return word.endsWith("ll") && measure(cut(word, 1)) > 1 ? cut(word, 1) : word;
  }

  private static String apply(List<Rule> rules, String word, Predicate<String> condition) {
    for (Rule rule : rules) {
      if (word.endsWith(rule.suffix)) {
        return rule.apply(word, condition);
      }
    }
    return word;
  }

  private static int measure(String stem) {
    return PorterLetters.measure(stem);
  }

  private static boolean hasMeasure(String stem) {
    return PorterLetters.measure(stem) > 0;
  }

  private static boolean hasVowel(String stem) {
    return PorterLetters.hasVowel(stem);
  }

  /** The paper's {@code *d}. */
  private static boolean endsInDouble(String word) {
    int end = word.length() - 1;
    return end >= 1
        && word.charAt(end) == word.charAt(end - 1)
        && PorterLetters.isConsonant(word, end);
  }

  /** The paper's {@code *o}, and NLTK's addition: vowel and consonant are the whole word. */
  private static boolean endsInShort(String word) {
    int end = word.length() - 1;
    if (end == 1) {
      return !PorterLetters.isConsonant(word, 0) && PorterLetters.isConsonant(word, 1);
    }
    return end >= 2
        && PorterLetters.isConsonant(word, end - 2)
        && !PorterLetters.isConsonant(word, end - 1)
        && PorterLetters.isConsonant(word, end)
        && "wxy".indexOf(word.charAt(end)) < 0;
  }

  private static char last(String word) {
    return word.charAt(word.length() - 1);
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }

  /** Replace a suffix, if what stays fulfils the step's condition. */
  private record Rule(String suffix, String replacement) {

    static List<Rule> all(String table) {
      return Arrays.stream(table.split(", ", -1))
          .map(entry -> entry.split(" ", -1))
          .map(parts -> new Rule(parts[0], parts[1].equals("-") ? "" : parts[1]))
          .toList();
    }

    String apply(String word, Predicate<String> condition) {
      String stem = cut(word, suffix.length());
      return condition.test(stem) ? stem + replacement : word;
    }
  }
}
