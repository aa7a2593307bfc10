package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final List<Metric> METRICS =
      List.of(named("binary"), named("rouge"), named("llm-as-a-judge"));

  private static Metric named(String key) {
    return Metrics.named(key).orElseThrow();
  }

  @Test
  void bothVersionsAreRead() {
    List<Prediction> rows = Rows.good("good.jsonl");

    assertThat(rows).hasSize(3);
    assertThat(rows.get(0).version()).isEqualTo(DataVersion.V0);
    assertThat(rows.get(0).recorded())
        .containsExactly(Map.entry("rouge", 0.5), Map.entry("llm-as-a-judge", 1.0));
    assertThat(rows.get(0).context()).contains("<NA>");
    assertThat(rows.get(1).prediction()).isEmpty();
    assertThat(rows.get(1).context()).isEqualTo(Optional.empty());
    assertThat(rows.get(2).version()).isEqualTo(DataVersion.V1);
    assertThat(rows.get(2).origin()).hasToString("good.jsonl:4");
    assertThat(rows.get(2).question()).isEqualTo("[{\"role\":\"user\",\"content\":\"hi\"}]");
    assertThat(rows.get(2).prediction()).isEqualTo("{\"role\":\"assistant\"}");
  }

  @Test
  void badRowsSayWhatAndWhere() throws IOException {
    assertThat(Rows.failures("bad.jsonl"))
        .containsExactlyElementsOf(Rows.text("bad.txt").lines().toList());
  }

  @Test
  void rowsAreWrittenWithTheirScores() throws IOException {
    Scoring scoring = new Scoring(Task.QUESTION_ANSWERING, List.of(), List.of(), METRICS);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PredictionsWriter writer = new PredictionsWriter(scoring.metrics(), out);
    for (Prediction row : Rows.good("good.jsonl")) {
      writer.write(row, scoring.score(row));
    }
    assertThat(out.toString(StandardCharsets.US_ASCII)).isEqualTo(Rows.text("rewritten.jsonl"));
  }
}
