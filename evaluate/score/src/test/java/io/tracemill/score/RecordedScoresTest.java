package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's own scores of its published benchmark are reproduced. */
class RecordedScoresTest {
  private static final List<String> COMPUTED =
      List.of("rouge", "tool_call_equivalence", "binary_tool_call", "staged_tool_call");

  @ParameterizedTest
  @CsvSource({
    "base-model-predictions-download.jsonl, 0.5137, 0.0513, 0.5353, 0.5128",
    "teacher-eval-full-download.jsonl,      0.4584, 0.0769, 0.6955, 0.8077"
  })
  void everyRowAndMean(String file, double rouge, double equal, double staged, double judge)
      throws IOException {
    Path path = SharedData.file("tft/noisy/" + file);
    Scoring scoring = new Scoring(Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK);
    List<String> bad = new ArrayList<>();
    try (PredictionsReader reader = new PredictionsReader(file, Files.newInputStream(path))) {
      reader.forEach(scoring::score, failure -> bad.add(failure.getMessage()));
    }
    Summary summary = scoring.summary();

    assertThat(bad).isEmpty();
    assertThat(summary.rows()).isEqualTo(78);
    for (String key : COMPUTED) {
      assertThat(recorded(summary, key).compared()).as(key).isEqualTo(78);
      assertThat(recorded(summary, key).same()).as(key).isEqualTo(78);
    }
    assertThat(mean(summary, "rouge")).isCloseTo(rouge, within(5e-5));
    assertThat(mean(summary, "tool_call_equivalence")).isCloseTo(equal, within(5e-5));
    assertThat(mean(summary, "staged_tool_call")).isCloseTo(staged, within(5e-5));
    assertThat(recorded(summary, "llm-as-a-judge").mean()).isCloseTo(judge, within(5e-5));
  }

  private static Recorded recorded(Summary summary, String key) {
    return summary.metric(key).flatMap(MetricSummary::recorded).orElseThrow();
  }

  private static double mean(Summary summary, String key) {
    return summary.metric(key).flatMap(MetricSummary::estimate).orElseThrow().mean();
  }
}
