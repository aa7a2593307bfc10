package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static Summary summary(Task task, String file) {
    Scoring scoring = new Scoring(task);
    Rows.good(file).forEach(scoring::score);
    return scoring.summary();
  }

  @Test
  void modelsStandBelowOneAnotherForEachMetric() {
    Comparison comparison =
        new Comparison()
            .add("small", summary(Task.CLASSIFICATION, "labels.jsonl"))
            .add("none at all", summary(Task.CLASSIFICATION, "none.jsonl"));

    assertThat(comparison.text()).isEqualTo(Rows.text("comparison.txt"));
  }

  @Test
  void aMetricOfOneModelIsALineOfItsOwn() {
    Scoring binary =
        new Scoring(
            Task.QUESTION_ANSWERING,
            List.of(),
            List.of(),
            List.of(Metrics.named("binary").orElseThrow()));
    Rows.good("labels.jsonl").forEach(binary::score);
    Comparison comparison =
        new Comparison()
            .add("labels", summary(Task.CLASSIFICATION, "none.jsonl"))
            .add("texts", binary.summary());

    assertThat(comparison.text().lines().limit(3).map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "metric model n mean 95% low 95% high not scored",
            "accuracy labels 0 - - - 0", "binary texts 6 0.5000 0.1667 0.8333 0");
  }

  @Test
  void noModelIsATableWithoutLines() {
    assertThat(new Comparison().text())
        .isEqualTo("metric  model  n  mean  95% low  95% high  not scored\n");
  }

  @Test
  void aNameDoesNotBreakTheTable() {
    String name = "a\u001b[31m\n" + "long ".repeat(20);
    String text = new Comparison().add(name, summary(Task.CLASSIFICATION, "none.jsonl")).text();

    assertThat(text.lines().toList().get(1))
        .startsWith("accuracy  a [31m long long long long long long ...")
        .doesNotContain("\u001b");
  }
}
