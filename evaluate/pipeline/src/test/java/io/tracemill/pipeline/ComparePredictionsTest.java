package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.Node;
import io.tracemill.json.lines.Input;
import io.tracemill.pipeline.compare.ChangedRow;
import io.tracemill.pipeline.compare.ComparedModel;
import io.tracemill.pipeline.compare.ComparedPair;
import io.tracemill.pipeline.settings.RequestException;
import io.tracemill.score.PairedScores.PairedMetric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models beside one another: which rows are paired, how models are called, what bars say. */
final class ComparePredictionsTest {
  private final Ear ear = Ear.listening();

  @TempDir private Path folder = Path.of("");

  private static String row(String question, String prediction, String score) {
    return "{\"accuracy\":"
        + score
        + ",\"question\":\""
        + question
        + "\",\"answer\":\"yes\",\"prediction\":\""
        + prediction
        + "\",\"context\":null}";
  }

  private Path file(String name, String... rows) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, String.join("\n", rows) + "\n");
  }

  /** A file of {@code n} rows of which the first {@code right} are right. */
  private Path file(String name, int n, int right) throws IOException {
    return file(
        name,
        Stream.iterate(0, i -> i + 1)
            .limit(n)
            .map(i -> row("q" + i, i < right ? "yes" : "no", i < right ? "1" : "0"))
            .toArray(String[]::new));
  }

  private CompareResult compare(String... words) throws IOException {
    String[] all =
        Stream.of(words).map(word -> word.replace("F/", folder + "/")).toArray(String[]::new);
    return new ComparePredictions(ear).run(CompareRequest.read(Form.with(all)));
  }

  private static List<String> names(CompareResult result) {
    return result.models().stream().map(ComparedModel::name).toList();
  }

  private static PairedMetric accuracy(CompareResult result, int pair) {
    return result.pairs().get(pair).scores().metric("accuracy").orElseThrow();
  }

  @Test
  void laterModelsStandEachAgainstTheFirst() throws IOException {
    file("a.jsonl", 10, 5);
    file("b.jsonl", 10, 7);
    file("c.jsonl", 8, 4);

    CompareResult result = compare("predictions=F/a.jsonl F/b.jsonl F/c.jsonl");

    assertThat(names(result)).containsExactly("a.jsonl", "b.jsonl", "c.jsonl");
    assertThat(result.pairs()).extracting(ComparedPair::second).containsExactly(1, 2);
    assertThat(accuracy(result, 0).difference().mean()).isEqualTo(0.2);
    assertThat(accuracy(result, 0).better()).isEqualTo(2);
    assertThat(accuracy(result, 0).test().orElseThrow().p()).isEqualTo(0.5);
    assertThat(result.pairs().get(1).scores().firstAlone()).isEqualTo(2);
    assertThat(accuracy(result, 1).worse()).isEqualTo(1);
    assertThat(result.failure()).isEmpty();
    assertThat(ear.heard()).isEmpty();
  }

  @Test
  void filesOfOneNameAreToldApart() throws IOException {
    file("a/out/p.jsonl", 2, 1);
    file("b/out/p.jsonl", 2, 1);
    file("q.jsonl", 2, 1);

    assertThat(
            names(compare("predictions=F/a/out/p.jsonl F/b/out/p.jsonl F/q.jsonl F/b/out/p.jsonl")))
        .containsExactly("a/out/p.jsonl", "b/out/p.jsonl", "q.jsonl", "b/out/p.jsonl (2)");
  }

  @Test
  void folderOfARunIsOneModelOrTwo() throws IOException {
    file("run/predictions.jsonl", 4, 4);
    file("run/model-predictions.jsonl", 4, 1);

    assertThat(names(compare("predictions=F/run"))).containsExactly("original", "model");
    file("run/run.json", "{\"model\": {\"name\": \"Qwen3-0.6B\"}}");
    assertThat(names(compare("predictions=F/run"))).containsExactly("original", "Qwen3-0.6B");
    file("other/predictions.jsonl", 4, 2);
    assertThat(names(compare("predictions=F/other F/run")))
        .containsExactly("other", "run original", "run Qwen3-0.6B");
  }

  @Test
  void emptyBaselineIsNoModel() throws IOException {
    file("a/model-predictions.jsonl", 4, 1);
    file("b/model-predictions.jsonl", 4, 2);
    Files.createFile(folder.resolve("a/predictions.jsonl"));

    assertThat(names(compare("predictions=F/a F/b"))).containsExactly("a", "b");
    assertThatThrownBy(() -> compare("predictions=F/a"))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "expected two files of predictions or folders of runs but found one, "
                + folder
                + "/a/model-predictions.jsonl; a folder alone has to hold model-predictions.jsonl,"
                + " which tracemill run DIR --model M writes");
  }

  @Test
  void rowsThatChangedAreShownWithTheirTexts() throws IOException {
    file("a.jsonl", row("same", "yes", "1"), row("up", "no", "0"), row("down", "yes", "1"));
    String v1 =
        "{\"prompt\":\"[{\\\"role\\\":\\\"system\\\",\\\"content\\\":\\\"be brief\\\"}]\","
            + "\"completion\":\"yes\",\"prediction\":\"no\",\"accuracy\":0}";
    file("b.jsonl", v1, row("down", "x".repeat(2_003), "0"), "", row("up", "yes", "1"));

    CompareResult result = compare("predictions=F/a.jsonl F/b.jsonl");

    assertThat(result.pairs().get(0).scores().rows()).isEqualTo(2);
    ChangedRow worse = result.pairs().get(0).changed().orElseThrow().worse().get(0);
    assertThat(worse.change().firstLine()).isEqualTo(3);
    assertThat(worse.change().secondLine()).isEqualTo(2);
    assertThat(worse.second().answer()).isEqualTo("x".repeat(2_000) + "... (3 characters more)");
    assertThat(worse.first().answer()).isEqualTo("yes");
    ChangedRow better = result.pairs().get(0).changed().orElseThrow().better().get(0);
    assertThat(better.change().secondLine()).isEqualTo(4);
    assertThat(better.second().prompt()).isEqualTo("up");
  }

  @Test
  void rowsAreLimitedAndCounted() throws IOException {
    file("a.jsonl", 30, 0);
    file("b.jsonl", 30, 25);

    CompareResult usual = compare("predictions=F/a.jsonl F/b.jsonl");
    CompareResult few = compare("predictions=F/a.jsonl F/b.jsonl", "rows=3");

    assertThat(usual.tables()).contains("better by accuracy: 25 of 30 rows, 10 shown");
    assertThat(usual.pairs().get(0).changed().orElseThrow().better()).hasSize(25);
    assertThat(few.tables()).contains("better by accuracy: 25 of 30 rows, 3 shown");
    assertThat(Node.of(few.json()).place()).isNotNull();
    assertThat(few.json()).contains("\"total\": 25,").contains("\"shown\": 3,");
  }

  /** a has 0.5, b has 0.7: bars on the very number are reached. */
  @ParameterizedTest
  @CsvSource({
    "fail-below, a b, accuracy=0.7, true",
    "fail-below, a b, accuracy=0.7000001, false",
    "fail-below, a b, accuracy=0, true",
    "fail-below, a b, accuracy=1, false",
    "fail-worse, a b, accuracy=0, true",
    "fail-worse, b a, accuracy=0.2, true",
    "fail-worse, b a, accuracy=0.1999999, false",
    "fail-worse, b a, accuracy=.3, true",
    "fail-worse, a b, rouge=1, false",
  })
  void barsAreReachedOrNot(String bar, String files, String limit, boolean reached)
      throws IOException {
    file("a", 10, 5);
    file("b", 10, 7);
    String both = "predictions=F/" + files.replace(" ", " F/");

    CompareResult result = compare(both, bar + "=" + limit);

    assertThat(result.failure().isEmpty()).isEqualTo(reached);
    assertThat(result.checks()).singleElement().matches(check -> check.isReached() == reached);
    assertThat(result.json()).contains("\"reached\": " + reached);
  }

  @Test
  void everyBarThatWasMissedIsTold() throws IOException {
    file("a", 10, 5);
    file("b", 10, 4);
    file("c", 10, 3);

    assertThat(
            compare("predictions=F/a F/b F/c", "fail-below=accuracy=0.4", "fail-worse=accuracy=0")
                .failure()
                .orElseThrow())
        .isInstanceOf(NotAcceptable.class)
        .hasMessage(
            """
            `fail-worse` accuracy=0: the mean of b is 0.400000, 0.100000 under that of a, 0.500000, \
            on 10 rows that both answered
            `fail-below` accuracy=0.4: the mean of c is 0.300000 on 10 rows that both answered
            `fail-worse` accuracy=0: the mean of c is 0.300000, 0.200000 under that of a, 0.500000, \
            on 10 rows that both answered""");
  }

  @Test
  void fileWithoutScoresIsRefused() throws IOException {
    file("a", 2, 1);
    file("b", "{\"question\":\"q\",\"answer\":\"a\",\"prediction\":\"p\"}");

    assertThatThrownBy(() -> compare("predictions=F/a F/b"))
        .isInstanceOf(NotAcceptable.class)
        .hasMessage(
            folder
                + "/b: expected rows with scores but found none in 1 rows; tracemill score "
                + folder
                + "/b -o SCORED writes them, to be compared in its place");
  }

  @Test
  void nothingIsToBeCompared() {
    assertThatThrownBy(() -> compare("by=nosuch"))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith("`by`: expected one of [rouge, ");
    CompareRequest none =
        new CompareRequest(
            List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    assertThatThrownBy(() -> new ComparePredictions(ear).run(none))
        .hasMessage("expected two files of predictions or folders of runs but found none");
    CompareRequest twice =
        new CompareRequest(
            List.of(Input.of("-"), Input.of("-")),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
    assertThatThrownBy(() -> new ComparePredictions(ear).run(twice))
        .hasMessage("the standard input can be read once only; give one - at most");
  }

  /** It asks before each row, also where texts are read again, and leaves nothing behind. */
  @Test
  void cancelledAnywhereItEnds() throws IOException {
    file("a", 20, 5);
    file("b", 20, 9);
    CompareRequest request =
        CompareRequest.read(Form.with("predictions=" + folder + "/a " + folder + "/b"));
    Ear counting = Ear.listening();
    new ComparePredictions(counting).run(request);
    assertThat(counting.asked()).isEqualTo(80);
    for (int time = 1; time <= 80; time++) {
      Ear cancelling = Ear.cancelling(time);
      assertThatThrownBy(() -> new ComparePredictions(cancelling).run(request))
          .isInstanceOf(CancelledException.class);
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).hasSize(2);
    }
  }
}
