package io.tracemill.answer.prompt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * Chooses the examples that are shown in prompts: the same for the same train split and seed.
 *
 * <p>For a classification at least one of each class that the split has, however few were asked
 * for: a class that is never shown would be at a disadvantage.
 */
public final class FewShot {
  private FewShot() {}

  /**
   * Chooses examples.
   *
   * @param classes of the job description; empty where the task is no classification
   * @param seed {@code base.random_seed} as a rule
   */
  public static List<TestRow> choose(
      List<TestRow> train, int examples, Collection<String> classes, long seed) {
    if (examples <= 0) {
      return List.of();
    }
    List<TestRow> shuffled = shuffled(train, seed);
    List<TestRow> chosen = new ArrayList<>();
    Set<String> questions = new HashSet<>();
    Map<String, List<TestRow>> byAnswer =
        shuffled.stream().collect(Collectors.groupingBy(TestRow::answer));
    for (String name : classes) {
      byAnswer.getOrDefault(name, List.of()).stream()
          .filter(row -> !questions.contains(row.question()))
          .findFirst()
          .ifPresent(row -> add(row, chosen, questions));
    }
    for (TestRow row : shuffled) {
      if (chosen.size() < examples) {
        add(row, chosen, questions);
      }
    }
    return List.copyOf(chosen);
  }

  private static void add(TestRow row, List<TestRow> to, Set<String> questions) {
    if (questions.add(row.question())) {
      to.add(row);
    }
  }

  /** Fisher and Yates' shuffle. */
  private static List<TestRow> shuffled(List<TestRow> rows, long seed) {
    List<TestRow> shuffled = new ArrayList<>(rows);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.size() - 1; i > 0; i--) {
      Collections.swap(shuffled, i, random.nextInt(i + 1));
    }
    return shuffled;
  }
}
