package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces that turn out to have no row, here for a blank answer, are replaced while others last. */
final class RefillTest {
  private static final long SEED = 4_711;

  @TempDir private Path folder;

  @Test
  void bothSidesGetTheTracesThatWereAskedFor() throws IOException {
    PreparedFiles files = prepare(lines(20, 20), 9, 6);
    assertThat(files.counts().train().traces()).isEqualTo(9);
    assertThat(files.counts().test().traces()).isEqualTo(6);
    assertThat(files.train().lines()).hasSize(9);
    assertThat(files.test().lines()).hasSize(6);
    assertThat(replaced(files)).isEqualTo(dropped(files)).isPositive();
    assertThat(files.counts().leftOver().read()).isEqualTo(40 - 9 - 6 - replaced(files));
    assertThat(files.overlap().isNone()).isTrue();
  }

  @Test
  void nothingIsReplacedWhereEachTraceHasARow() throws IOException {
    PreparedFiles files = prepare(lines(20, 0), 9, 6);
    assertThat(replaced(files)).isZero();
    assertThat(files.train().lines()).hasSize(9);
    assertThat(files.test().lines()).hasSize(6);
  }

  /** A trace that was chosen for a side and has a row stays there. */
  @Test
  void whatThereIsIsUsedWhereItIsNotEnough() throws IOException {
    PreparedFiles files = prepare(lines(8, 12), 9, 6);
    assertThat(files.train().lines().count() + files.test().lines().count()).isEqualTo(8);
    assertThat(files.counts().leftOver().read()).isEqualTo(12 - dropped(files));
  }

  @Test
  void theOrderOfInputAndItsCompressionMakeNoDifference() throws IOException {
    Random random = new Random(SEED);
    List<String> lines = lines(15, 25);
    PreparedFiles plain = prepare(lines, 7, 5);
    Collections.shuffle(lines, random);
    PreparedFiles shuffled = prepare(lines, 7, 5);
    assertThat(shuffled.train().lines().sorted().toList())
        .isEqualTo(plain.train().lines().sorted().toList());
    assertThat(shuffled.test().lines().sorted().toList())
        .isEqualTo(plain.test().lines().sorted().toList());
    assertThat(prepareCompressed(lines, 7, 5).texts()).isEqualTo(shuffled.texts());
  }

  private static long replaced(PreparedFiles files) {
    return files.counts().train().replacements() + files.counts().test().replacements();
  }

  private static long dropped(PreparedFiles files) {
    return files.dropped().lines().filter(line -> line.contains("\"empty_answer\"")).count();
  }

  /** So many traces with an answer, and so many with a blank one, mixed. */
  private static List<String> lines(int good, int blank) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < good + blank; i++) {
      String answer = i < good ? "answer " + i : " ";
      lines.add(
          "{\"messages\":[{\"role\":\"user\",\"content\":\"question "
              + i
              + "\"},{\"role\":\"assistant\",\"content\":\""
              + answer
              + "\"}]}");
    }
    Collections.shuffle(lines, new Random(SEED));
    return lines;
  }

  private PreparedFiles prepare(List<String> lines, int train, int test) throws IOException {
    Path traces = Files.write(folder.resolve("traces.jsonl"), lines);
    return PreparedFiles.of(traces, settings(train, test), Optional.empty());
  }

  private PreparedFiles prepareCompressed(List<String> lines, int train, int test)
      throws IOException {
    Path traces = folder.resolve("traces.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(traces))) {
      out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return PreparedFiles.of(traces, settings(train, test), Optional.empty());
  }

  private static PrepareSettings settings(int train, int test) {
    Task task = Task.QUESTION_ANSWERING;
    return new PrepareSettings(
        Formats.ALL.get(0),
        Turns.LAST,
        Screens.of(PreparedFiles.NO_JOB, task, Optional.empty()),
        new SplitSizes(train, test, 100),
        SEED,
        new RowSettings(task, DataVersion.V0, SystemPrompts.KEEP, 10_000, false, true),
        SystemPrompts.KEEP,
        1 << 20,
        TokenizerKind.JACKSON,
        2);
  }
}
