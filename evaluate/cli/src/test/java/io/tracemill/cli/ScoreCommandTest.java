package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracemill.trace.SharedData;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoreCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource({
    "base-model-predictions-download.jsonl, 0.5137, 0.0513, 0.5353, 0.5128",
    "teacher-eval-full-download.jsonl, 0.4584, 0.0769, 0.6955, 0.8077"
  })
  void recordedScoresComeOutAgain(
      String name, String rouge, String equivalence, String staged, String judge) {
    Path file = SharedData.file("tft/noisy").resolve(name);

    assertThat(score(file.toString())).isEqualTo(0);

    assertThat(line("rouge")).startsWith("rouge 78 " + rouge).endsWith(rouge + " 78/78 0");
    assertThat(line("tool_call_equivalence")).endsWith(equivalence + " 78/78 0");
    assertThat(line("staged_tool_call")).endsWith(staged + " 78/78 0");
    assertThat(line("llm-as-a-judge"))
        .isEqualTo("llm-as-a-judge 0 - - - " + judge + " - 78 (needs an LLM as a judge)");
  }

  @Test
  void goodRowsAreRewrittenWithTheirScores(@TempDir Path folder) throws IOException {
    Path to = folder.resolve("scored.jsonl");

    assertThat(score(Session.FILES.resolve("labels.jsonl").toString(), "-o", to.toString()))
        .isEqualTo(0);

    assertThat(Files.readAllLines(to))
        .hasSize(6)
        .startsWith(
            "{\"accuracy\":1.0,\"question\":\"1\",\"answer\":\"cat\",\"prediction\":\"cat\","
                + "\"context\":null}");
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
  }

  @Test
  void nothingIsWrittenWhereNothingCouldBeScored(@TempDir Path folder) {
    Path to = folder.resolve("scored.jsonl");

    int exit = score(Session.FILES.resolve("no-rows.jsonl").toString(), "-o", to.toString());

    assertThat(exit).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
    assertThat(err.toString().lines().count()).as("bad lines, and that none is good").isEqualTo(2);
    assertThat(err.toString()).contains("no-rows.jsonl:1 $: not JSON at byte 1");
  }

  @Test
  void replacesItsInputByForceOnly(@TempDir Path folder) throws IOException {
    Path file = Files.copy(Session.FILES.resolve("calls.jsonl"), folder.resolve("calls.jsonl"));

    assertThat(score(file.toString(), "-o", file.toString())).isEqualTo(2);
    assertThat(file).hasSameBinaryContentAs(Session.FILES.resolve("calls.jsonl"));
    assertThat(score(file.toString(), "-o", file.toString(), "--force")).isEqualTo(0);
    assertThat(Files.readAllLines(file)).hasSize(2).allMatch(line -> line.contains("\"rouge\""));
  }

  @Test
  void fileThatCannotBeReadIsNamed() {
    assumeTrue(Files.isReadable(Path.of("/proc/self/mem")), "needs a file that fails when read");
    String calls = Session.FILES.resolve("calls.jsonl").toString();

    assertThat(score(calls, "--job-description", "/proc/self/mem")).isEqualTo(1);
    assertThat(err).hasToString("tracemill: /proc/self/mem: cannot be read: Input/output error\n");
  }

  private int score(String... arguments) {
    List<String> all = new ArrayList<>(List.of("score"));
    all.addAll(List.of(arguments));
    return Session.run(all, out, err);
  }

  private String line(String metric) {
    return out.toString()
        .lines()
        .filter(line -> line.startsWith(metric + " "))
        .map(line -> line.replaceAll(" +", " "))
        .findFirst()
        .orElseThrow();
  }
}
