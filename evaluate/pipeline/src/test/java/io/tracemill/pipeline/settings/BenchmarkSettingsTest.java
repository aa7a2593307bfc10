package io.tracemill.pipeline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The benchmark's real files read without a warning. */
class BenchmarkSettingsTest {

  @ParameterizedTest
  @CsvSource({"baseline, V0, 40", "mixing, V0, 60", "noisy, V0, 80", "noisy, V1, 80"})
  void readsWithoutAWarning(String name, DataVersion version, int train) {
    Path directory = SharedData.file("tft/" + name);
    Problems problems = new Problems();
    TracesDirectory files = TracesDirectory.find(directory, problems).orElseThrow();

    RunInputs inputs = RunInputs.read(files, Overrides.none().withDataVersion(version), problems);

    assertThat(inputs.warnings()).isEmpty();
    assertThat(inputs.settings().base().task()).isEqualTo(Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK);
    assertThat(inputs.settings().traceProcessing().turns()).isEqualTo(Turns.LAST);
    assertThat(inputs.settings().traceProcessing().sizes().train()).isEqualTo(train);
    assertThat(inputs.job().tools()).hasSize(3);
  }
}
