package io.tracemill.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
  private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");

  @ParameterizedTest
  @CsvSource({
    "assitant, ; did you mean assistant?",
    "Assistant, ; did you mean assistant?",
    "sytsem, ; did you mean system?",
    "users, ; did you mean user?",
    "toll, ; did you mean tool?",
    "assist, ''",
    "function, ''",
    "'', ''"
  })
  void asksForWhatWasProbablyMeant(String word, String question) {
    assertThat(Nearest.question(word, ROLES)).isEqualTo(question);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 0",
    "abc, '', 3",
    "abc, ABC, 0",
    "abc, acb, 1",
    "abc, cab, 2",
    "ca, abc, 3",
    "kitten, sitting, 3"
  })
  void countsLettersThatDifferOrStandInEachOthersPlace(String one, String two, int distance) {
    assertThat(Nearest.distance(one, two)).isEqualTo(distance);
  }

  /** The definition, letter by letter from the end, without a table. */
  @Test
  void agreesWithItsDefinition() {
    long seed = 1970;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String one = word(random);
      String two = word(random);
      int distance = Nearest.distance(one, two);
      String what = "seed " + seed + ": " + one + ", " + two;
      assertThat(distance).as(what).isEqualTo(plain(small(one), small(two)));
      assertThat(Nearest.distance(two, one)).as(what).isEqualTo(distance);
    }
  }

  private static String small(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int plain(String one, String two) {
    if (one.isEmpty() || two.isEmpty()) {
      return one.length() + two.length();
    }
    String a = one.substring(1);
    String b = two.substring(1);
    int best = plain(a, b) + (one.charAt(0) == two.charAt(0) ? 0 : 1);
    best = Math.min(best, 1 + Math.min(plain(a, two), plain(one, b)));
    boolean swapped =
        !a.isEmpty()
            && !b.isEmpty()
            && one.charAt(0) == two.charAt(1)
            && one.charAt(1) == two.charAt(0);
    return swapped ? Math.min(best, 1 + plain(a.substring(1), b.substring(1))) : best;
  }

  @Test
  void takesTheFirstOfTheNearest() {
    long seed = 1966;
    Random random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      List<String> known = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        known.add(word(random));
      }
      String word = word(random);
      int least = Math.max(1, word.length() / 3);
      Optional<String> expected = Optional.empty();
      for (String candidate : known) {
        int distance = Nearest.distance(word, candidate);
        if (distance < least || distance == least && expected.isEmpty()) {
          least = distance;
          expected = Optional.of(candidate);
        }
      }
      assertThat(Nearest.to(word, known))
          .as("seed %d: %s of %s", seed, word, known)
          .isEqualTo(expected);
    }
  }

  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      word.append("abcd".charAt(random.nextInt(4)));
    }
    return random.nextBoolean() ? word.toString() : word.toString().toUpperCase(Locale.ROOT);
  }
}
