package io.tracemill.answer.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.answer.Rows;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class FewShotTest {
  private static List<TestRow> train() throws IOException {
    return Rows.read(Rows.sample("banking-intents/expected/train.jsonl"), AskedTurns.LAST);
  }

  private static List<String> questions(List<TestRow> rows) {
    return rows.stream().map(TestRow::question).toList();
  }

  @Test
  void theSameSeedChoosesTheSame() throws IOException {
    List<String> three = questions(FewShot.choose(train(), 3, List.of(), 123));
    assertThat(three).hasSize(3).doesNotHaveDuplicates();
    assertThat(questions(FewShot.choose(train(), 3, List.of(), 123))).isEqualTo(three);
    assertThat(questions(FewShot.choose(train(), 3, List.of(), 124))).isNotEqualTo(three);
    assertThat(questions(FewShot.choose(train(), 5, List.of(), 123))).startsWith(three.get(0));
  }

  @Test
  void eachClassIsShown() throws IOException {
    Set<String> classes = new TreeSet<>();
    train().forEach(row -> classes.add(row.answer()));
    List<TestRow> chosen = FewShot.choose(train(), 1, classes, 123);
    assertThat(chosen.stream().map(TestRow::answer)).containsExactlyElementsOf(classes);
    assertThat(FewShot.choose(train(), 20, classes, 123)).hasSize(20).containsAll(chosen);
  }

  @Test
  void thereMayBeFewerOrNone() throws IOException {
    assertThat(FewShot.choose(train(), 0, List.of("card_lost"), 1)).isEmpty();
    assertThat(FewShot.choose(List.of(), 3, List.of("card_lost"), 1)).isEmpty();
    assertThat(FewShot.choose(train(), 100_000, List.of(), 1)).hasSameSizeAs(train());
  }
}
