package io.tracemill.score.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.Resources;
import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

class PorterTest {

  @Test
  void wordsOfEveryStep() {
    check(Resources.cases("/metrics/porter.tsv"));
  }

  @Test
  void wordsAndStemsOfNltk() throws IOException {
    List<String> lines =
        Files.readAllLines(SharedData.file("metrics/porter.tsv"), StandardCharsets.UTF_8);
    assertThat(lines).hasSize(3000);
    check(lines);
  }

  private static void check(List<String> lines) {
    assertThat(lines)
        .allSatisfy(
            line -> {
              String[] wordAndStem = line.split("\t", -1);
              assertThat(Porter.stem(wordAndStem[0])).as(wordAndStem[0]).isEqualTo(wordAndStem[1]);
            });
  }
}
