package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowChangesTest {
  private static final long SEED = 20_261_201;

  private static RowScores read(String... rows) throws IOException {
    byte[] bytes = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    try (PredictionsReader reader =
        new PredictionsReader("rows", new ByteArrayInputStream(bytes))) {
      return RowScores.read(reader, bad -> {}, () -> {});
    }
  }

  private static String row(String question, String score) {
    return "{\"question\":\""
        + question
        + "\",\"answer\":\"a\",\"prediction\":\"p\",\"rouge\":"
        + score
        + "}";
  }

  @Test
  void largestChangesComeFirst() throws IOException {
    RowScores first = read(row("a", "0.5"), row("b", "0.5"), row("c", "0.5"), row("d", "0.5"));
    RowScores second =
        read("", row("d", "0.75"), row("c", "1"), row("b", "0"), row("new", "0"), row("a", "0.25"));

    RowChanges changes = RowChanges.of("rouge", first, second, 10);

    assertThat(changes.better())
        .containsExactly(new RowChange(3, 3, 0.5, 1), new RowChange(4, 2, 0.5, 0.75));
    assertThat(changes.worse())
        .containsExactly(new RowChange(2, 4, 0.5, 0), new RowChange(1, 6, 0.5, 0.25));
    assertThat(RowChanges.of("rouge", first, second, 1).worse())
        .containsExactly(new RowChange(2, 4, 0.5, 0));
    assertThat(RowChanges.of("binary", first, second, 1))
        .isEqualTo(new RowChanges("binary", List.of(), List.of()));
  }

  @Test
  void equalChangesKeepTheOrderOfTheSecondFile() throws IOException {
    RowScores first = read(row("a", "0"), row("b", "0"), row("c", "0"));
    RowScores second = read(row("c", "1"), row("a", "1"), row("b", "1"));

    assertThat(RowChanges.of("rouge", first, second, 2).better())
        .extracting(RowChange::secondLine)
        .containsExactly(1L, 2L);
  }

  @Test
  void scoresThatDifferByTheirLastDigitAreTheSame() throws IOException {
    RowChanges changes =
        RowChanges.of("rouge", read(row("a", "0.3333333333")), read(row("a", "0.33333333333")), 9);

    assertThat(changes.better()).isEmpty();
    assertThat(changes.worse()).isEmpty();
  }

  /** Of rows that stand there several times, too, as many changed as the metric counts. */
  @Test
  void countsAreThoseOfTheMetric() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < 50; round++) {
      RowScores first = read(randomRows(random));
      RowScores second = read(randomRows(random));
      PairedScores paired = PairedScores.of(first, second);
      RowChanges changes = RowChanges.of("rouge", first, second, 1_000);
      assertThat(changes.better().size())
          .as("seed %d, round %d", SEED, round)
          .isEqualTo(paired.metric("rouge").orElseThrow().better());
      assertThat(changes.worse()).hasSize(paired.metric("rouge").orElseThrow().worse());
    }
  }

  private static String[] randomRows(Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      rows.add(row("q" + random.nextInt(80), random.nextBoolean() ? "0" : "1"));
    }
    return rows.toArray(String[]::new);
  }
}
