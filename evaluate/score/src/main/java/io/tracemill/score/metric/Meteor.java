package io.tracemill.score.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * METEOR as NLTK computes it: words that are equal, have one stem, or are synonyms in WordNet.
 *
 * <p>A. Lavie, A. Agarwal, METEOR, WMT 2007, with NLTK's alpha 0.9, beta 3 and gamma 0.5. The
 * penalty for chunks never goes away: a perfect answer of m words scores 1 - 0.5 / m^3. The first
 * score reads WordNet, 28 MB that then stay in memory.
 */
final class Meteor implements Metric {
  private static final double ALPHA = 0.9;
  private static final double GAMMA = 0.5;

  @Override
  public String key() {
    return "meteor";
  }

  @Override
  public Score score(Pair pair) {
    List<String> answer = words(pair.answer());
    List<String> prediction = words(pair.prediction());
    if (answer.isEmpty() || prediction.isEmpty()) {
      return new Scored(0);
    }
    Alignment alignment = new Alignment(prediction, answer);
    int matches = alignment.matches();
    if (matches == 0) {
      return new Scored(0);
    }
    double precision = (double) matches / prediction.size();
    double recall = (double) matches / answer.size();
    double mean = precision * recall / (ALPHA * precision + (1 - ALPHA) * recall);
    double fragments = (double) alignment.chunks() / matches;
    double penalty = GAMMA * fragments * fragments * fragments;
    return new Scored(Math.min(1, (1 - penalty) * mean));
  }

  @Override
  public Optional<String> doubt(Pair pair) {
    boolean unspaced =
        Letters.of(pair.answer()).mostlyUnspaced()
            || Letters.of(pair.prediction()).mostlyUnspaced();
    return unspaced
        ? Optional.of("rows with a side in a script without spaces, which it takes for one word")
        : Optional.empty();
  }

  private static List<String> words(String text) {
    return WordTokenizer.words(text).stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }
}
