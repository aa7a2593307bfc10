package io.tracemill.score.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The synonyms of WordNet 3.0, looked up as NLTK's {@code wordnet.synsets} does.
 *
 * <p>A word is looked for as every part of speech, as it is and by its base forms. {@link #shared}
 * reads the dictionary's files when it is first called. Thread-safe.
 */
final class WordNet {
  /** Words whose synonyms are remembered. */
  private static final int REMEMBERED = 50_000;

  private final List<PartOfSpeech> parts =
      List.of(
          new PartOfSpeech(
              "noun", "s -, ses s, ves f, xes x, zes z, ches ch, shes sh, men man, ies y"),
          new PartOfSpeech("verb", "s -, ies y, es e, es -, ed e, ed -, ing e, ing -"),
          new PartOfSpeech("adj", "er -, est -, er e, est e"),
          new PartOfSpeech("adv", ""));

  private final Map<String, Set<String>> remembered = new ConcurrentHashMap<>();

  private WordNet() {}

  /** The dictionary. */
  static WordNet shared() {
    return Holder.WORDNET;
  }

  /** The word itself and all single words that share a meaning with it or with a base form. */
  Set<String> synonyms(String word) {
    Set<String> known = remembered.get(word);
    if (known != null) {
      return known;
    }
    Set<String> synonyms = new HashSet<>();
    for (PartOfSpeech part : parts) {
      part.addSynonyms(word, synonyms);
    }
    synonyms.add(word);
    if (remembered.size() >= REMEMBERED) {
      remembered.clear();
    }
    remembered.put(word, Set.copyOf(synonyms));
    return synonyms;
  }

  private static final class Holder {
    static final WordNet WORDNET = new WordNet();
  }
}
