package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.tracemill.json.lines.Input;
import io.tracemill.json.lines.Lines;
import io.tracemill.prepare.flow.Batches;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.screen.relevance.RelevanceReason;
import io.tracemill.prepare.screen.relevance.ScoreCounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PrepareTest {
  private static final long SEED = 31_337;
  private static final int ROUNDS = 50;

  @TempDir private Path folder;

  @Test
  void whatIsReadIsKeptOrDroppedAtEveryStageAndNothingLeaks() throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<String> lines = Mixtures.lines(random);
      PrepareSettings settings = Mixtures.settings(random, 1);
      PreparedFiles files = PreparedFiles.of(file(lines), settings, Optional.empty());
      String what = "seed " + seed;
      checkCounts(files, lines.size(), what);
      assertThat(files.overlap().isNone()).as("%s: %s", what, files.overlap()).isTrue();
      assertThat(files.counts().train().traces())
          .as(what)
          .isLessThanOrEqualTo(settings.sizes().train());
      assertThat(files.counts().test().traces())
          .as(what)
          .isLessThanOrEqualTo(settings.sizes().test());
    }
  }

  private static long taken(PreparedSplit split) {
    return split.traces() + split.replacements();
  }

  private static void checkCounts(PreparedFiles files, int lines, String what) {
    Prepared counts = files.counts();
    assertThat(counts.lines().read()).as(what).isEqualTo(lines);
    assertThat(counts.lines().dropped()).as(what).isEqualTo(count(files.rejects()));
    assertThat(counts.traces().read()).as(what).isEqualTo(counts.lines().kept());
    assertThat(taken(counts.train()) + taken(counts.test()) + counts.leftOver().read())
        .as(what)
        .isEqualTo(counts.traces().kept());
    assertThat(counts.train().rows().kept()).as(what).isEqualTo(count(files.train()));
    assertThat(counts.test().rows().kept()).as(what).isEqualTo(count(files.test()));
    assertThat(counts.leftOver().kept()).as(what).isEqualTo(count(files.unstructured()));
    assertThat(
            counts.traces().dropped()
                + counts.leftOver().dropped()
                + counts.train().rows().dropped()
                + counts.test().rows().dropped())
        .as(what)
        .isEqualTo(count(files.dropped()));
    checkScores(counts, what);
  }

  private static void checkScores(Prepared counts, String what) {
    if (counts.scores().isEmpty()) {
      assertThat(counts.traces().dropped(RelevanceReason.IRRELEVANT)).as(what).isZero();
      return;
    }
    ScoreCounts scores = counts.scores().get();
    long irrelevant = scores.relevance(1) + scores.relevance(2) + scores.relevance(3);
    assertThat(counts.traces().dropped(RelevanceReason.IRRELEVANT)).as(what).isEqualTo(irrelevant);
    assertThat(sum(scores.relevance())).as(what).isEqualTo(sum(scores.coherence()));
  }

  private static long sum(Map<Integer, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @Test
  void theOrderOfInputDoesNotChangeTheRows() throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      Random random = new Random(seed);
      List<String> lines = Mixtures.lines(random);
      PrepareSettings settings = Mixtures.settings(random, 1);
      PreparedFiles files = PreparedFiles.of(file(lines), settings, Optional.empty());
      Collections.shuffle(lines, random);
      PreparedFiles shuffled = PreparedFiles.of(file(lines), settings, Optional.empty());
      assertThat(sorted(shuffled.train())).as("seed %d", seed).isEqualTo(sorted(files.train()));
      assertThat(sorted(shuffled.test())).as("seed %d", seed).isEqualTo(sorted(files.test()));
      assertThat(sorted(shuffled.unstructured())).isEqualTo(sorted(files.unstructured()));
      assertThat(shown(shuffled)).as("seed %d", seed).isEqualTo(shown(files));
      assertThat(shuffled.likeness()).as("seed %d", seed).isEqualTo(files.likeness());
    }
  }

  @Test
  void threadsAndCompressionDoNotChangeTheBytes() throws IOException {
    for (long seed = SEED; seed < SEED + 10; seed++) {
      List<String> lines = Mixtures.lines(new Random(seed));
      Path plain = file(lines);
      PreparedFiles files =
          PreparedFiles.of(plain, Mixtures.settings(new Random(seed), 1), Optional.empty());
      byte[] bytes = Files.readAllBytes(plain);
      for (byte[] stored : List.of(bytes, gzip(bytes), zstd(bytes))) {
        Path path = Files.write(folder.resolve("stored"), stored);
        PreparedFiles again =
            PreparedFiles.of(path, Mixtures.settings(new Random(seed), 3), Optional.empty());
        assertThat(again.train()).as("seed %d", seed).isEqualTo(files.train());
        assertThat(again.test()).isEqualTo(files.test());
        assertThat(again.unstructured()).isEqualTo(files.unstructured());
        assertThat(again.rejects()).isEqualTo(files.rejects());
        assertThat(again.dropped()).isEqualTo(files.dropped());
        assertThat(again.examples()).isEqualTo(files.examples());
        assertThat(again.likeness()).isEqualTo(files.likeness());
        assertThat(again.baseline()).isEqualTo(files.baseline());
      }
    }
  }

  @Test
  void aFileThatGrowsIsReadAsFarAsItWas() throws IOException {
    PreparedFiles before = prepareAnd(path -> {});
    PreparedFiles grown =
        prepareAnd(path -> Files.writeString(path, Files.readString(path) + "{\"messages\":[]}\n"));
    assertThat(grown.train()).isEqualTo(before.train()).isNotEmpty();
    assertThat(grown.counts().lines().read()).isEqualTo(before.counts().lines().read());
  }

  @Test
  void aFileThatGetsShorterIsNoticed() {
    assertThatThrownBy(
            () ->
                prepareAnd(
                    path -> {
                      byte[] all = Files.readAllBytes(path);
                      Files.write(path, Arrays.copyOf(all, all.length / 2));
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("traces.jsonl: got shorter while it was read; run again");
    assertThatThrownBy(() -> prepareAnd(path -> Files.write(path, gzip(new byte[] {'\n'}))))
        .isInstanceOf(IOException.class)
        .hasMessage("traces.jsonl: got shorter while it was read; run again");
  }

  @Test
  void aFileThatChangesIsNoticed() {
    assertThatThrownBy(
            () ->
                prepareAnd(
                    path ->
                        Files.writeString(
                            path, Files.readString(path).replace("answer", "ANSWER"))))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("traces\\.jsonl:\\d+ changed while it was read; run again");
    assertThatThrownBy(
            () ->
                prepareAnd(
                    path -> Files.writeString(path, Files.readString(path).replace('"', '\''))))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("traces\\.jsonl:\\d+ changed while it was read; run again");
  }

  private interface Change {
    void to(Path path) throws IOException;
  }

  /** Prepares a file that changes between the two passes. */
  private PreparedFiles prepareAnd(Change change) throws IOException {
    Path path = file(Mixtures.lines(new Random(SEED)));
    Input input = new Input("traces.jsonl", Optional.of(path));
    try (Inputs lines = new Inputs(List.of(input))) {
      Batches.Source source =
          () -> {
            Optional<Lines> next = lines.next();
            if (next.isEmpty()) {
              change.to(path);
            }
            return next;
          };
      return PreparedFiles.of(input, source, Mixtures.settings(new Random(SEED), 1));
    }
  }

  /** The traces that are examples; which row is a repeated one, the order does decide. */
  private static List<String> shown(PreparedFiles files) {
    return ShownDrops.of(files.examples()).conversations("traces");
  }

  private Path file(List<String> lines) throws IOException {
    return Files.write(folder.resolve("traces.jsonl"), lines, StandardCharsets.UTF_8);
  }

  private static long count(String text) {
    return text.lines().count();
  }

  private static List<String> sorted(String text) {
    return text.lines().sorted().toList();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) throws IOException {
    ByteArrayOutputStream stored = new ByteArrayOutputStream();
    try (OutputStream out = new ZstdOutputStream(stored)) {
      out.write(bytes);
    }
    return stored.toByteArray();
  }
}
