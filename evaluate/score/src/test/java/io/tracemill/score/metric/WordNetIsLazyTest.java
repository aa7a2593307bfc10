package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WordNet is read by those who ask for METEOR, and by nobody else. */
@Tag("slow")
class WordNetIsLazyTest {

  /** Scores a text by one metric, in a process of its own. */
  public static void main(String[] args) {
    ScoreOf.by(args[0], "the car is big", "the automobile is large", java.util.List.of());
  }

  @ParameterizedTest
  @CsvSource({"rouge, false", "binary, false", "staged_tool_call, false", "meteor, true"})
  void loadedClasses(String metric, boolean loaded) throws IOException, InterruptedException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Process process =
        new ProcessBuilder(
                java.toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                WordNetIsLazyTest.class.getName(),
                metric)
            .redirectErrorStream(true)
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(log).isZero();
    assertThat(log).contains("io.tracemill.score.metric.Metrics ");
    assertThat(log.contains("io.tracemill.score.metric.WordNet ")).isEqualTo(loaded);
    assertThat(log.contains("io.tracemill.score.metric.PartOfSpeech ")).isEqualTo(loaded);
  }
}
