package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pairs at random, counted again by looking at all of them for each cell. */
class ConfusionTest {
  private static final long SEED = 196;
  private static final List<String> SAID =
      List.of("cat", "dog", "eel", "fox", "a cat", "", "Cat", "no idea");

  private record Row(String right, String said) {}

  @Test
  void everyCellAndScoreIsThatOfItsDefinition() {
    Random random = new Random(SEED);
    for (int round = 0; round < 100; round++) {
      List<Row> rows = new ArrayList<>();
      int labels = 1 + random.nextInt(4);
      for (int i = random.nextInt(60) + 1; i > 0; i--) {
        String right = SAID.get(random.nextInt(labels));
        rows.add(new Row(right, SAID.get(random.nextInt(SAID.size()))));
      }
      check(rows, "seed " + SEED + ", round " + round);
    }
  }

  /** A matrix of all would have more cells than there is memory. */
  @Test
  void tooManyClassesHaveNoMatrix() {
    Set<String> classes =
        IntStream.range(0, 100_000).mapToObj(i -> "class " + i).collect(Collectors.toSet());
    Scoring scoring =
        new Scoring(Task.CLASSIFICATION, List.of(), classes, Metrics.forTask(Task.CLASSIFICATION));
    scoring.score(prediction(new Row("class 1", "class 1")));
    Summary summary = scoring.summary();
    assertThat(summary.confusion()).isEmpty();
    assertThat(summary.rows()).isEqualTo(1);
  }

  private static void check(List<Row> rows, String what) {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    rows.forEach(row -> scoring.score(prediction(row)));
    Summary summary = scoring.summary();
    Confusion matrix = summary.confusion().orElseThrow();
    List<String> labels = rows.stream().map(Row::right).distinct().sorted().toList();
    assertThat(matrix.labels()).as(what).isEqualTo(labels);
    for (int i = 0; i < labels.size(); i++) {
      String right = labels.get(i);
      for (int j = 0; j < labels.size(); j++) {
        assertThat(matrix.counts().get(i).get(j))
            .as(what)
            .isEqualTo(count(rows, right, labels.get(j)));
      }
      int known = labels.stream().mapToInt(label -> count(rows, right, label)).sum();
      long all = rows.stream().filter(row -> row.right().equals(right)).count();
      assertThat(matrix.counts().get(i).get(labels.size())).as(what).isEqualTo((int) all - known);
      assertThat(summary.classes()).containsKey(right);
      check(rows, right, summary.classes().get(right), what);
    }
  }

  private static void check(List<Row> rows, String label, ClassScores scores, String what) {
    double hits = count(rows, label, label);
    long said = rows.stream().filter(row -> row.said().equals(label)).count();
    long right = rows.stream().filter(row -> row.right().equals(label)).count();
    double precision = said == 0 ? 0 : hits / said;
    double recall = hits / right;
    double f1 = hits == 0 ? 0 : 2 * precision * recall / (precision + recall);
    assertThat(scores.precision()).as(what).isCloseTo(precision, within(1e-12));
    assertThat(scores.recall()).as(what).isCloseTo(recall, within(1e-12));
    assertThat(scores.f1()).as(what).isCloseTo(f1, within(1e-12));
    assertThat(scores.support()).as(what).isEqualTo((int) right);
  }

  private static int count(List<Row> rows, String right, String said) {
    return (int)
        rows.stream().filter(row -> row.right().equals(right) && row.said().equals(said)).count();
  }

  private static Prediction prediction(Row row) {
    return new Prediction(
        new Origin("test", 1),
        DataVersion.V0,
        "?",
        row.right(),
        row.said(),
        Optional.empty(),
        Map.of());
  }
}
