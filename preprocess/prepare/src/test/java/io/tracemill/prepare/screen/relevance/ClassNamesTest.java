package io.tracemill.prepare.screen.relevance;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.text.Slice;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ClassNamesTest {
  private static final List<String> WORDS =
      List.of("card", "lost", "a", "arrival", "card_lost", "!");

  private static ClassNames names(List<String> labels) {
    Map<String, String> classes = new LinkedHashMap<>();
    labels.forEach(label -> classes.put(label, ""));
    JobDescription job =
        new JobDescription("t", Optional.empty(), classes, List.of(), Optional.empty());
    return ClassNames.of(job, Task.CLASSIFICATION);
  }

  /** By the definition: some label's words are words of the text, one behind the other. */
  @Test
  void looksForEachLabelInTheText() {
    long seed = 12;
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      List<String> labels = new ArrayList<>();
      for (int i = 1 + random.nextInt(3); i > 0; i--) {
        labels.add(words(random, 3));
      }
      String text = words(random, 8);
      String plain = plain(text);
      boolean expected =
          labels.stream().map(ClassNamesTest::plain).anyMatch(label -> isNamed(plain, label));
      assertThat(names(labels).isIn(Slice.of(text)))
          .as("seed %d: %s in %s", seed, labels, text)
          .isEqualTo(expected);
    }
  }

  private static boolean isNamed(String text, String label) {
    boolean several = label.strip().contains(" ");
    return text.equals(label)
        || text.contains(label) && (several || text.length() <= 2 * label.length() + 12);
  }

  private static String plain(String text) {
    return " " + text.replaceAll("[_! ]+", " ").strip() + " ";
  }

  private static String words(Random random, int most) {
    List<String> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(most); i > 0; i--) {
      words.add(WORDS.get(random.nextInt(WORDS.size())));
    }
    return String.join(" ", words);
  }
}
