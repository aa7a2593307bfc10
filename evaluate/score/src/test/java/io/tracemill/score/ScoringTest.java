package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.score.metric.Metrics;
import io.tracemill.score.metric.Score;
import io.tracemill.score.metric.Scored;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoringTest {

  @Test
  void onlyTheMetricsThatWereAskedFor() {
    Scoring scoring =
        new Scoring(
            Task.QUESTION_ANSWERING,
            List.of(),
            List.of(),
            List.of(Metrics.named("binary").orElseThrow()));

    assertThat(scoring.score(row("a", "a"))).isEqualTo(Map.of("binary", new Scored(1)));
    assertThat(scoring.summary().metric("rouge")).isEqualTo(Optional.empty());
    assertThat(scoring.summary().confusion()).isEqualTo(Optional.empty());
  }

  @Test
  void tooManyLabelsMakeNoMatrix() {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    for (int i = 0; i < 2_000; i++) {
      scoring.score(row("label " + i, "label " + i % 2));
    }
    assertThat(scoring.summary().confusion()).isEqualTo(Optional.empty());
    assertThat(scoring.summary().classes()).isEmpty();
    assertThat(scoring.summary().metric("accuracy").flatMap(MetricSummary::estimate))
        .hasValueSatisfying(estimate -> assertThat(estimate.mean()).isEqualTo(0.001));
  }

  @Test
  void aWideMatrixIsForProgramsOnly() {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    for (int i = 0; i < 40; i++) {
      scoring.score(row("label " + i, "label 0"));
    }
    assertThat(new Report(scoring.summary()).text())
        .endsWith("\nconfusion matrix: 41 columns, too many to show; the JSON has it\n");
  }

  @Test
  void anEmptyPredictionIsNoCall() {
    Scoring scoring = new Scoring(Task.TOOL_CALLING_CLOSED_BOOK);
    scoring.score(row("{\"name\":\"go\"}", " "));
    Confusion matrix = scoring.summary().confusion().orElseThrow();

    assertThat(matrix.columns()).containsExactly("go", "(other)", "(no call)", "(unreadable)");
    assertThat(matrix.counts()).containsExactly(List.of(0, 0, 1, 0));
  }

  @Test
  void messagesAreComparedByWhatTheySay() {
    Scoring scoring = new Scoring(Task.CHAT_COMPLETION);
    String said = "[{\"role\":\"assistant\",\"content\":\"%s\"}]";

    Map<String, Score> scores =
        scoring.score(
            new Prediction(
                new Origin("test", 1),
                DataVersion.V1,
                "[]",
                said.replace("%s", "the red door"),
                said.replace("%s", "a blue gate"),
                Optional.empty(),
                Map.of()));

    assertThat(scores.get("rouge")).isEqualTo(new Scored(0));
    assertThat(scores.get("binary")).isEqualTo(new Scored(0));
  }

  @Test
  void labelsInsideMessagesAreLabels() {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    Rows.good("messages.jsonl").forEach(scoring::score);
    Confusion matrix = scoring.summary().confusion().orElseThrow();

    assertThat(matrix.labels())
        .containsExactly("a request that is about a card which was lost or stolen", "other");
    assertThat(matrix.counts()).containsExactly(List.of(2, 0, 0), List.of(1, 1, 0));
    assertThat(scoring.summary().metric("accuracy").flatMap(MetricSummary::estimate))
        .hasValueSatisfying(estimate -> assertThat(estimate.mean()).isEqualTo(0.75));
  }

  @Test
  void countlessPredictionsAreNoLabels() {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    for (int i = 0; i < 100_010; i++) {
      scoring.score(row("cat", "words " + i));
    }
    scoring.score(row("cat", "x".repeat(257)));
    scoring.score(row("dog", "dog"));
    Confusion matrix = scoring.summary().confusion().orElseThrow();

    assertThat(matrix.columns()).containsExactly("cat", "dog", "(other)");
    assertThat(matrix.counts()).containsExactly(List.of(0, 0, 100_011), List.of(0, 0, 1));
  }

  private static Prediction row(String answer, String prediction) {
    return new Prediction(
        new Origin("test", 1), DataVersion.V0, "?", answer, prediction, Optional.empty(), Map.of());
  }
}
