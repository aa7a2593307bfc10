package io.tracemill.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.infer.RandomModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model of random weights answers as a process, by PyTorch. */
@Tag("slow")
class RandomModelTest {
  private static final int ROWS = 20;
  private static final List<String> DRAWN =
      List.of("--temperature", "0.8", "--top-p", "0.9", "--seed", "4");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    RandomModels.all().get("qwen3").write(folder.resolve("tiny"));
    Files.writeString(
        folder.resolve("job_description.json"),
        """
        {"task_description": "Which?", "classes_description": {"the": "One.", "other": "Two."}}
        """);
    StringBuilder rows = new StringBuilder();
    Random random = new Random(9);
    for (int row = 0; row < ROWS; row++) {
      String question = "Is it there? ".repeat(row == 7 ? 200 : random.nextInt(4)) + row;
      String answer = random.nextBoolean() ? "the" : "other";
      rows.append("{\"question\": \"" + question + "\", \"answer\": \"" + answer + "\"}\n");
    }
    Files.writeString(folder.resolve("test.jsonl"), rows.toString());
  }

  @Test
  void batchChangesNothingAndAKilledEvaluationGoesOn() throws Exception {
    Child.Ended whole = evaluate("whole", drawn("--batch", "1", "--no-sharing"));
    assertThat(whole.exit()).as(whole.err()).isZero();
    assertThat(whole.err()).contains("test.jsonl:8: the prompt has").contains("1 row could not");
    assertThat(whole.out()).startsWith("metric     n ").contains("accuracy  " + ROWS + " ");
    Path journal = folder.resolve("again.journal");
    Process process = Child.start(folder, command("again", drawn("--batch", "4")));
    while (process.isAlive() && lines(journal) < 4) {
      Thread.sleep(1);
    }
    process.destroyForcibly().waitFor();
    boolean stopped = Files.exists(journal);
    Child.Ended rest = evaluate("again", drawn("--batch", "4", "--force"));
    assertThat(rest.exit()).as(rest.err()).isZero();
    if (stopped) {
      assertThat(rest.err()).contains("resumed: ");
    }
    assertThat(rest.out()).isEqualTo(whole.out());
    assertThat(folder.resolve("again")).hasSameBinaryContentAs(folder.resolve("whole"));
    assertThat(names()).noneMatch(name -> name.endsWith(".part") || name.endsWith(".journal"));
  }

  @Test
  void labelsAreScored() throws Exception {
    Child.Ended scored = evaluate("labels", "--labels", "score");
    assertThat(scored.exit()).as(scored.err()).isZero();
    assertThat(folder.resolve("labels")).content().contains("\"prediction\":\"");
  }

  @Test
  void damagedModelIsToldBeforeAnything() throws Exception {
    Files.writeString(folder.resolve("tiny/model.safetensors"), "no weights");

    Child.Ended ended = evaluate("none");
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err()).startsWith("tracemill: tiny/model.safetensors");
    assertThat(names()).doesNotContain("none", "none.journal");
  }

  private static String[] drawn(String... options) {
    return Stream.concat(DRAWN.stream(), Stream.of(options)).toArray(String[]::new);
  }

  private Child.Ended evaluate(String file, String... options) throws Exception {
    return Child.run(folder, command(file, options));
  }

  private static List<String> command(String file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--model", "tiny"));
    arguments.addAll(List.of("--test", "test.jsonl", "-o", file, "--precision", "f32"));
    arguments.addAll(List.of("--max-new-tokens", "12", "--threads", "1", "--device", "cpu"));
    arguments.addAll(List.of(options));
    return Child.command(List.of(), arguments);
  }

  private static long lines(Path file) throws IOException {
    if (!Files.exists(file)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(entry -> String.valueOf(entry.getFileName())).toList();
    }
  }
}
