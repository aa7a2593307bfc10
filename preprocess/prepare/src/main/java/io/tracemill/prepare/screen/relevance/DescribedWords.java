package io.tracemill.prepare.screen.relevance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the words of a job description. */
final class DescribedWords {
  private static final TermSet COMMON = TermSet.of(StopWords.COMMON);
  private static final TermSet DESCRIBING = TermSet.of(StopWords.DESCRIBING);

  /** What a word in a name counts, one in a text counting 1. */
  private static final int NAME = 2;

  private final Map<Long, DescribedWord> words = new LinkedHashMap<>();

  /** Adds the words of a name, such as {@code FindRestaurants} or {@code party_size}. */
  void addName(String name) {
    add(name.replaceAll("(?<=[a-z])(?=[A-Z])", " "), NAME);
  }

  /** Adds the words of a text; names in it are taken apart too. */
  void addText(String text) {
    add(text.replaceAll("(?<=[a-z])(?=[A-Z])", " "), 1);
  }

  private void add(String text, int weight) {
    Terms terms = new Terms().read(text);
    while (terms.next()) {
      long hash = terms.hash();
      if (JobVocabulary.carriesMeaning(terms) && !COMMON.has(hash) && !DESCRIBING.has(hash)) {
        words.merge(
            hash,
            new DescribedWord(hash, terms.text(), weight),
            (a, b) -> new DescribedWord(hash, a.text(), a.weight() + b.weight()));
      }
    }
  }

  /** The words, the most important first. */
  List<DescribedWord> ranked() {
    List<DescribedWord> ranked = new ArrayList<>(words.values());
    ranked.sort(Comparator.comparingInt(DescribedWord::weight).reversed());
    ranked.replaceAll(
        word -> new DescribedWord(word.hash(), word.text(), Math.min(word.weight(), NAME)));
    return List.copyOf(ranked);
  }
}
