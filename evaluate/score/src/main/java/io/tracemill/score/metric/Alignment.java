package io.tracemill.score.metric;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which word of a prediction stands for which word of the answer, as NLTK's METEOR finds it.
 *
 * <p>Three rounds over what is still free: equal words, equal stems, and synonyms of the stems (of
 * the stems, not the words: NLTK hands the stemmed lists on). Each round goes through the
 * prediction from its end and takes the last free word of the answer that fits.
 */
final class Alignment {
  private static final int FREE = -1;

  private final String[] prediction;
  private final String[] answer;

  /** By word of the prediction, the word of the answer, or free. */
  private final int[] partner;

  private final boolean[] taken;

  Alignment(List<String> prediction, List<String> answer) {
    this.prediction = prediction.toArray(String[]::new);
    this.answer = answer.toArray(String[]::new);
    this.partner = new int[this.prediction.length];
    this.taken = new boolean[this.answer.length];
    Arrays.fill(partner, FREE);
    round(Set::of);
    Arrays.setAll(this.prediction, i -> Porter.stem(this.prediction[i]));
    Arrays.setAll(this.answer, i -> Porter.stem(this.answer[i]));
    round(Set::of);
    if (matches() < Math.min(partner.length, taken.length)) {
      round(word -> WordNet.shared().synonyms(word));
    }
  }

  private void round(Function<String, Set<String>> meanings) {
    Map<String, Deque<Integer>> free = new HashMap<>();
    for (int i = 0; i < answer.length; i++) {
      if (!taken[i]) {
        free.computeIfAbsent(answer[i], word -> new ArrayDeque<>()).push(i);
      }
    }
    for (int i = prediction.length - 1; i >= 0; i--) {
      if (partner[i] == FREE) {
        match(i, meanings.apply(prediction[i]), free);
      }
    }
  }

  private void match(int word, Set<String> meanings, Map<String, Deque<Integer>> free) {
    Deque<Integer> best = new ArrayDeque<>();
    for (String meaning : meanings) {
      Deque<Integer> places = free.get(meaning);
      if (places != null
          && !places.isEmpty()
          && (best.isEmpty() || places.element() > best.element())) {
        best = places;
      }
    }
    if (!best.isEmpty()) {
      partner[word] = best.pop();
      taken[partner[word]] = true;
    }
  }

  /** How many words of the prediction have a partner. */
  int matches() {
    return (int) Arrays.stream(partner).filter(other -> other != FREE).count();
  }

  /** How many runs of neighbours in the prediction are neighbours in the answer, too. */
  int chunks() {
    int chunks = 0;
    for (int i = 0; i < partner.length; i++) {
      boolean goesOn = i > 0 && partner[i - 1] != FREE && partner[i] == partner[i - 1] + 1;
      if (partner[i] != FREE && !goesOn) {
        chunks++;
      }
    }
    return chunks;
  }
}
