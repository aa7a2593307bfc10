package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Layout;
import io.tracemill.json.Values;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

  @ParameterizedTest
  @CsvSource({"labels, CLASSIFICATION", "calls, TOOL_CALLING_CLOSED_BOOK", "none, CLASSIFICATION"})
  void tablesAndJson(String name, Task task) throws IOException {
    Scoring scoring = new Scoring(task);
    Rows.good(name + ".jsonl").forEach(scoring::score);
    Report report = new Report(scoring.summary());

    assertThat(report.text()).isEqualTo(Rows.text(name + ".txt"));
    String json = report.json(Layout.INDENTED).toString();
    assertThat(json + "\n").isEqualTo(Rows.text(name + ".json"));
    assertThat(Values.of(report.json(Layout.COMPACT).toString())).isEqualTo(Values.of(json));
  }

  @Test
  void classesOfTheJobDescriptionThatNeverOccur() {
    Scoring scoring =
        new Scoring(
            Task.CLASSIFICATION,
            List.of(),
            List.of("fox", "cat", "(other)"),
            io.tracemill.score.metric.Metrics.forTask(Task.CLASSIFICATION));
    Rows.good("labels.jsonl").forEach(scoring::score);
    Summary summary = scoring.summary();

    assertThat(summary.classes()).containsEntry("fox", new ClassScores(0, 0, 0, 0));
    assertThat(summary.confusion().orElseThrow().columns())
        .containsExactly("cat", "dog", "eel", "fox", "(other)");
  }

  @Test
  void labelsDoNotCommandTheTerminal() {
    Scoring scoring = new Scoring(Task.CLASSIFICATION);
    String label = "a\u001b[31m\u009b1m\u202eb\r\n\u2028c";
    scoring.score(
        new Prediction(
            new Origin("test", 1), DataVersion.V0, "?", label, label, Optional.empty(), Map.of()));

    assertThat(new Report(scoring.summary()).text())
        .contains("a [31m 1m b c")
        .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\u2028&&[^\n]]");
  }
}
