package io.tracemill.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tracemill.json.JsonText;
import io.tracemill.json.Layout;
import io.tracemill.trace.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairedScoresTest {
  private static final long SEED = 20_261_129;

  private static String row(String question, String answer, String scores) {
    JsonText row = new JsonText(Layout.COMPACT).beginObject().name("question").value(question);
    row.name("answer").value(answer).name("prediction").value("p").endObject();
    return row.toString().replaceFirst("\\{", "{" + scores + ",");
  }

  private static PairedScores read(List<String> first, List<String> second) throws IOException {
    try (PredictionsReader one = reader(first);
        PredictionsReader other = reader(second)) {
      return PairedScores.read(one, other);
    }
  }

  private static PredictionsReader reader(List<String> rows) {
    byte[] bytes = String.join("\n", rows).getBytes(StandardCharsets.UTF_8);
    return new PredictionsReader("rows", new ByteArrayInputStream(bytes));
  }

  @Test
  void onlySharedRowsAreCompared() throws IOException {
    PairedScores paired =
        read(
            List.of(
                row("a", "1", "\"rouge\":0.25"),
                row("b", "1", "\"rouge\":0.5"),
                row("only the first", "1", "\"rouge\":0")),
            List.of(
                row("only the second", "1", "\"rouge\":1"),
                row("b", "1", "\"rouge\":1.0"),
                row("b", "another answer", "\"rouge\":1"),
                row("a", "1", "\"rouge\":0.75"),
                row("only the second, too", "1", "\"rouge\":1")));
    assertThat(paired.rows()).isEqualTo(2);
    assertThat(paired.firstAlone()).isEqualTo(1);
    assertThat(paired.secondAlone()).isEqualTo(3);
    assertThat(paired.metrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.first().mean()).isEqualTo(0.375);
              assertThat(metric.second().mean()).isEqualTo(0.875);
              assertThat(metric.difference()).isEqualTo(new Estimate(2, 0.5, 0.5, 0.5));
            });
  }

  @Test
  void rowsAreTheSameByWhatTheyMean() throws IOException {
    PairedScores paired =
        read(
            List.of(
                row("[{\"role\":\"user\",\"content\":\"x\"}]", "caf\u00e9", "\"binary\":0"),
                row("y", "{\"a\":1,\"b\":2}", "\"binary\":0")),
            List.of(
                row(" y\n", "{ \"b\": 2, \"a\": 1.0 }", "\"binary\":1"),
                row("[ {\"content\":\"x\",\"role\":\"user\"} ]", "cafe\u0301", "\"binary\":1")));
    assertThat(paired.rows()).isEqualTo(2);
    assertThat(paired.metrics()).singleElement().matches(m -> m.difference().mean() == 1);
  }

  @Test
  void rowsThatStandThereTwiceArePairedTwice() throws IOException {
    List<String> twice = List.of(row("a", "1", "\"binary\":0"), row("a", "1", "\"binary\":1"));
    assertThat(read(twice, twice).rows()).isEqualTo(2);
    assertThat(read(twice, twice.subList(0, 1)))
        .satisfies(paired -> assertThat(paired.firstAlone()).isEqualTo(1));
    assertThat(read(twice.subList(0, 1), twice))
        .satisfies(paired -> assertThat(paired.secondAlone()).isEqualTo(1));
  }

  @Test
  void aScoreThatOneOfThemLacksIsNotCompared() throws IOException {
    PairedScores paired =
        read(
            List.of(row("a", "1", "\"rouge\":0,\"llm-as-a-judge\":null")),
            List.of(row("a", "1", "\"rouge\":null,\"llm-as-a-judge\":1")));
    assertThat(paired.rows()).isEqualTo(1);
    assertThat(paired.metrics()).isEmpty();
  }

  @Test
  void nothingIsShared() throws IOException {
    PairedScores paired = read(List.of(), List.of(row("a", "1", "\"rouge\":0")));
    assertThat(paired).isEqualTo(new PairedScores(0, 0, 1, List.of()));
  }

  /** Of scores that go together the difference is surer than the two means. */
  @Test
  void theIntervalIsThatOfPairs() throws IOException {
    Random random = new Random(SEED);
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      double hard = random.nextDouble() * 0.9;
      first.add(row("q" + i, "1", "\"rouge\":" + hard));
      second.add(row("q" + i, "1", "\"rouge\":" + (hard + 0.05 + 0.04 * random.nextDouble())));
    }
    Estimate difference = read(first, second).metrics().get(0).difference();
    assertThat(difference.mean()).isCloseTo(0.07, within(0.002));
    assertThat(difference.high() - difference.low()).isBetween(0.001, 0.004);
    Estimate worse = read(second, first).metrics().get(0).difference();
    assertThat(worse.mean()).isCloseTo(-difference.mean(), within(1e-12));
    assertThat(worse.high()).isNegative();
  }

  @Test
  void inATable() throws IOException {
    Scoring original = new Scoring(Task.CLASSIFICATION);
    Scoring model = new Scoring(Task.CLASSIFICATION);
    List<String> first = List.of(row("a", "x", "\"accuracy\":1"), row("b", "y", "\"accuracy\":0"));
    List<String> second =
        List.of(
            row("a", "x", "\"accuracy\":0"),
            row("b", "y", "\"accuracy\":0"),
            row("c", "x", "\"accuracy\":1"));
    reader(first).forEach(original::score, bad -> {});
    reader(second).forEach(model::score, bad -> {});
    String text =
        new Comparison()
            .add("original", original.summary())
            .add("small", model.summary())
            .pair(read(first, second))
            .text();
    assertThat(text)
        .startsWith(
            """
            metric    model       n     mean  95% low  95% high  not scored
            accuracy  original    2   0.5000   0.0000    1.0000
            accuracy  small       2   0.0000   0.0000    0.0000
            accuracy  difference  2  -0.5000  -1.0000    0.0000
            note: both are compared on the 2 rows that both answered; rows of one alone: original 0, \
            small 1

            original:
            """);
  }

  @Test
  void asJson() throws IOException {
    JsonText json = new JsonText(Layout.COMPACT);
    read(
            List.of(row("a", "1", "\"rouge\":0.25")),
            List.of(row("a", "1", "\"rouge\":0.5"), row("b", "1", "\"rouge\":1")))
        .addTo(json);
    assertThat(json.toString())
        .isEqualTo(
            "{\"rows\":1,\"first_alone\":0,\"second_alone\":1,\"metrics\":{\"rouge\":{\"n\":1,"
                + "\"first\":0.25,\"second\":0.5,\"difference\":0.25,\"low\":0.25,\"high\":0.25,\"better\":1,"
                + "\"worse\":0}}}");
  }

  @Test
  void scoresThatAreRightOrWrongAreTested() throws IOException {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      first.add(row("q" + i, "1", "\"accuracy\":" + (i < 3 ? 0 : 1) + ",\"rouge\":0.5"));
      second.add(row("q" + i, "1", "\"accuracy\":" + (i < 10 ? 1 : 0) + ",\"rouge\":1.0"));
    }
    PairedScores paired = read(first, second);
    assertThat(paired.metric("accuracy").orElseThrow())
        .satisfies(
            metric -> {
              assertThat(metric.better()).isEqualTo(3);
              assertThat(metric.worse()).isEqualTo(2);
              assertThat(metric.same()).isEqualTo(7);
              assertThat(metric.test()).contains(new McNemar(3, 2));
            });
    assertThat(paired.metric("rouge").orElseThrow().test()).isEmpty();
    JsonText json = new JsonText(Layout.COMPACT);
    paired.addTo(json);
    assertThat(json.toString()).contains("\"better\":3,\"worse\":2,\"p\":1.0}");
  }

  @Test
  void theSameFileTwiceDiffersInNothing() throws IOException {
    List<String> rows = List.of(row("a", "1", "\"binary\":0"), row("b", "1", "\"binary\":1"));
    assertThat(read(rows, rows).metrics())
        .singleElement()
        .satisfies(
            metric -> {
              assertThat(metric.difference()).isEqualTo(new Estimate(2, 0, 0, 0));
              assertThat(metric.same()).isEqualTo(2);
              assertThat(metric.test().orElseThrow().p()).isEqualTo(1);
            });
  }

  @Test
  void rowsOfBothVersionsArePaired() throws IOException {
    String v1 = "{\"prompt\":\"a\",\"completion\":\"1\",\"prediction\":\"p\",\"rouge\":1}";
    PairedScores paired = read(List.of(row("a", "1", "\"rouge\":0")), List.of(v1));
    assertThat(paired.rows()).isEqualTo(1);
    assertThat(paired.metrics().get(0).difference().mean()).isEqualTo(1);
  }

  @Test
  void reportForPeople() throws IOException {
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String half = ",\"rouge\":0.5";
      first.add(row("q" + i, "1", "\"accuracy\":" + (i < 20 ? 0 : 1) + half));
      second.add(row("q" + i, "1", "\"accuracy\":1" + half));
    }
    assertThat(new PairedReport("original", "small", read(first, second)).text())
        .isEqualTo(
            """
            metric    model        n     mean  95% low  95% high  better  worse  same        p
            rouge     original    40   0.5000   0.5000    0.5000
            rouge     small       40   0.5000   0.5000    0.5000
            rouge     difference  40   0.0000   0.0000    0.0000       0      0    40        -
            accuracy  original    40   0.5000   0.3500    0.6500
            accuracy  small       40   1.0000   1.0000    1.0000
            accuracy  difference  40  +0.5000  +0.3500   +0.6500      20      0    20  <0.0001
            """);
  }
}
