package io.tracemill.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracemill.json.DataException;
import io.tracemill.json.Field;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.score.PairedScores;
import io.tracemill.score.PredictionsReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page of a folder holds. */
final class ReportPageTest {
  private static final int MIB = 1 << 20;

  @TempDir private Path folder = Path.of("");
  private RunOnDisk run = new RunOnDisk(Path.of(""));

  @BeforeEach
  void makesRun() throws IOException {
    run = new RunOnDisk(folder).settings(5);
  }

  @Test
  void rowsOfTwoModelsAreMatchedByWhatTheyMean() throws IOException {
    run.lines(
        "predictions.jsonl",
        List.of(RunOnDisk.answer(1, true), RunOnDisk.answer(2, false), RunOnDisk.answer(2, true)));
    run.lines(
        "model-predictions.jsonl",
        List.of(RunOnDisk.answer(3, true), RunOnDisk.answer(2, false), "no row"));
    run.lines("test.jsonl", List.of("{\"question\":\"alone\",\"answer\":\"b\"}"));

    assertThat(run.shown().field(Name.of("rows")).canonical())
        .isEqualTo(
            Node.of(
                    "{'total':5,'shown':5,'seed':5,'unreadable':1,'items':["
                        .concat(row(1, "question 1", "a", "[" + said("a", 1) + ",null]") + ",")
                        .concat(
                            row(2, "question 2", "a", "[" + said("b", 0) + "," + said("b", 0) + "]")
                                + ",")
                        .concat(row(3, "question 2", "a", "[" + said("a", 1) + ",null]") + ",")
                        .concat(row(4, "question 3", "a", "[null," + said("a", 1) + "]") + ",")
                        .concat(row(5, "alone", "b", "[null,null]") + "]}")
                        .replace('\'', '"'))
                .canonical());
  }

  private static String row(int number, String prompt, String label, String answers) {
    return "{'row':"
        + number
        + ",'prompt':[{'role':'user','text':'"
        + prompt
        + "'}],'expected':'"
        + label
        + "','label':'"
        + label
        + "','answers':"
        + answers
        + "}";
  }

  private static String said(String label, int score) {
    return "{'text':'" + label + "','label':'" + label + "','scores':[" + score + ".0]}";
  }

  @Test
  void conversationsAreShownAsMessages() throws IOException {
    run.put(
        "run.json",
        "{\"settings\":{\"base.task\":{\"value\":\"multi-turn-tool-calling-closed-book\"}}}");
    run.lines(
        "predictions.jsonl",
        List.of(
            "{\"prompt\":[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"user\",\"content\":\"hi\"}],"
                + "\"completion\":[{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{}}},"
                + "{\"function\":{\"name\":\"g\",\"arguments\":{}}}]}],"
                + "\"prediction\":\"[{\\\"role\\\":\\\"assistant\\\",\\\"content\\\":\\\"no\\\"}]\"}"));

    Node row = rows().get(0);

    assertThat(row.field(Name.of("prompt")).raw())
        .hasToString(
            "[{\"role\":\"system\",\"text\":\"Be brief.\"},{\"role\":\"user\",\"text\":\"hi\"}]");
    assertThat(row.field(Name.of("label")).raw()).hasToString("[\"f\",\"g\"]");
    assertThat(row.field(Name.of("answers")).raw())
        .hasToString("[{\"text\":\"no\",\"label\":\"(no call)\",\"scores\":[]}]");
  }

  @Test
  void labelsThatAMatrixDoesNotKnowAreItsOthers() throws IOException {
    run.lines("predictions.jsonl", List.of(RunOnDisk.answer(1, false)));
    run.put("metrics.json", "{\"confusion\":{\"columns\":[\"a\",\"(other)\"]}}");

    Node answer = rows().get(0).field(Name.of("answers"));

    assertThat(answer.raw())
        .hasToString("[{\"text\":\"b\",\"label\":\"(other)\",\"scores\":[0.0]}]");
  }

  @Test
  void namesAreCountedInTracesAndRows() throws IOException {
    run.lines("train.jsonl", List.of("{\"question\":\"q\",\"answer\":\"b\"}"));
    run.lines(
        "test.jsonl",
        List.of(
            "{\"messages\":[{\"role\":\"user\",\"content\":\"q\"},"
                + "{\"role\":\"assistant\",\"content\":\"c\"}]}"));

    assertThat(run.shown().field(Name.of("shares")).field(Name.of("labels")).raw())
        .hasToString(
            "[{\"name\":\"a\",\"traces\":7,\"train\":0,\"test\":0},"
                + "{\"name\":\"b\",\"traces\":2,\"train\":1,\"test\":0},"
                + "{\"name\":\"c\",\"traces\":0,\"train\":0,\"test\":1}]");
  }

  @Test
  void examplesOfRunsThatKeptNoneAreWhatTheyTold() throws IOException {
    List<String> dropped = new ArrayList<>();
    for (int line = 1; line <= 100; line++) {
      dropped.add(
          "{\"source\":\"t\",\"line\":"
              + line
              + ",\"path\":\"$\",\"reason\":\""
              + (line % 2 == 0 ? "irrelevant" : "unknown_label")
              + "\",\"message\":\"m"
              + line
              + "\"}");
    }
    run.lines("dropped.jsonl", dropped);
    run.lines(
        "rejects.jsonl",
        List.of(
            "{\"source\":\"t\",\"line\":3,\"path\":\"$\",\"reason\":\"not_json\",\"message\":\"m\","
                + "\"raw\":\""
                + "x".repeat(5_000)
                + "\"}"));

    List<Node> examples = items(run.shown().field(Name.of("examples")));

    assertThat(examples.stream().map(example -> text(example, "step") + text(example, "reason")))
        .containsExactlyElementsOf(
            Stream.of(
                    Stream.of("linesnot_json"),
                    Stream.generate(() -> "tracesirrelevant").limit(20),
                    Stream.generate(() -> "trainunknown_label").limit(20))
                .flatMap(all -> all)
                .toList());
    assertThat(text(examples.get(0), "raw")).endsWith("xxx... (1000 characters more)");
  }

  @Test
  void examplesThatARunKeptAreShownAsTheyAre() throws IOException {
    String example =
        "{\"step\":\"traces\",\"reason\":\"duplicate\",\"line\":2,\"messages\":[{\"role\":\"user\"}]}";
    run.lines("dropped.jsonl", List.of("{\"reason\":\"duplicate\",\"line\":1}"));
    run.lines("examples.jsonl", List.of(example));

    assertThat(run.shown().field(Name.of("examples")).raw()).hasToString("[\n" + example + "\n]");
  }

  @Test
  void changedAnswersComeFirst() throws IOException {
    run.lines(
        "relabel.jsonl",
        List.of("{\"line\":1,\"changed\":false}", "{\"line\":2,\"changed\":true}"));

    assertThat(run.shown().field(Name.of("relabelled")).raw())
        .hasToString(
            "{\n\"total\":2,\n\"shown\":2,\n\"items\":[\n{\"line\":2,\"changed\":true},\n"
                + "{\"line\":1,\"changed\":false}\n]\n}");
  }

  @Test
  void theSameFolderGivesTheSameBytes() throws IOException {
    run.answers("predictions.jsonl", 300, 7).answers("model-predictions.jsonl", 300, 5);

    assertThat(run.page()).isEqualTo(run.page());
  }

  @Test
  @Tag("slow")
  void aLargeRunIsDrawnBySeedWithSomeOfEachKind() throws IOException {
    run.answers("predictions.jsonl", 40_000, 13_000);

    Node data = run.shown();
    List<Node> items = items(data.field(Name.of("rows")).field(Name.of("items")));

    assertThat(data.field(Name.of("rows")).field(Name.of("total")).number()).hasToString("40000");
    assertThat(items).hasSize(25_000);
    assertThat(numbers(items)).contains(13_000, 26_000, 39_000).isSorted();
    assertThat(numbers(items)).isEqualTo(numbers(rows()));
    run.settings(6);
    assertThat(numbers(rows())).isNotEqualTo(numbers(items));
  }

  @Test
  @Tag("slow")
  void staysSmallWhateverThereIs() throws IOException {
    String long1 = "\u00e9<\"".repeat(40_000);
    List<String> lines = new ArrayList<>();
    List<String> drops = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      lines.add(
          RunOnDisk.answer(i, true).replace("question " + i, i + long1.replace("\"", "\\\"")));
      drops.add(
          "{\"step\":\"traces\",\"reason\":\"r"
              + i
              + "\",\"messages\":[{\"content\":\""
              + "y".repeat(40_000)
              + "\"}]}");
    }
    run.lines("predictions.jsonl", lines).lines("examples.jsonl", drops);
    run.lines("relabel.jsonl", drops);

    assertThat(run.page().length).isLessThan(15 * MIB);
    assertThat(rows()).isNotEmpty();
  }

  @Test
  void nothingHasToBeThere() throws IOException {
    Files.delete(folder.resolve("run.json"));

    assertThat(run.shown().fields().stream().map(Field::key))
        .containsExactly(
            "kind", "models", "paired", "metrics", "rows", "examples", "shares", "surprises");
  }

  @Test
  void aDamagedRecordIsTold() throws IOException {
    run.put("run.json", "{\"seed\":");

    assertThatThrownBy(() -> run.page())
        .isInstanceOf(DataException.class)
        .hasMessageContaining("run.json");
  }

  @Test
  void modelsAreCompared() throws IOException {
    run.answers("predictions.jsonl", 20, 3).answers("model-predictions.jsonl", 21, 5);
    Path first = folder.resolve("predictions.jsonl");
    Path second = folder.resolve("model-predictions.jsonl");
    PairedScores scores;
    try (PredictionsReader one = new PredictionsReader("1", Files.newInputStream(first));
        PredictionsReader other = new PredictionsReader("2", Files.newInputStream(second))) {
      scores = PairedScores.read(one, other);
    }
    ByteArrayOutputStream page = new ByteArrayOutputStream();

    ReportPage.ofComparison(
        List.of(
            ModelAnswers.of("A", first, Optional.empty()),
            ModelAnswers.of("B", second, Optional.empty())),
        List.of(scores),
        page);

    Node data = RunOnDisk.dataIn(page.toByteArray());
    assertThat(text(data, "kind")).isEqualTo("comparison");
    assertThat(text(data, "name")).isEqualTo("A / B");
    Node pair = items(data.field(Name.of("paired"))).get(0);
    assertThat(pair.raw().toString()).startsWith("{\"first\":0,\"second\":1,\"rows\":20,");
    assertThat(items(data.field(Name.of("rows")).field(Name.of("items")))).hasSize(21);
    Node summary = items(data.field(Name.of("models"))).get(0).field(Name.of("summary"));
    assertThat(summary.field(Name.of("confusion")).field(Name.of("counts")).raw())
        .hasToString("[[14,6]]");
  }

  @ParameterizedTest
  @MethodSource("io.tracemill.report.Injections#all")
  void noTextLeavesTheData(String hostile) throws IOException {
    String quoted = Injections.json(hostile);
    run.lines(
        "predictions.jsonl",
        List.of(
            "{\"question\":"
                + quoted
                + ",\"answer\":"
                + quoted
                + ",\"prediction\":"
                + quoted
                + "}"));

    byte[] page = run.page();

    assertThat(rows().get(0).field(Name.of("expected")).text()).isEqualTo(hostile);
    run.lines("predictions.jsonl", List.of());
    assertThat(elements(page)).isEqualTo(elements(run.page()));
  }

  /** How often an element begins or ends, or a comment begins. */
  private static long elements(byte[] page) {
    return new String(page, StandardCharsets.UTF_8).chars().filter(c -> c == '<').count();
  }

  @Test
  void injectionsAreMany() {
    Set<String> different = new HashSet<>(Injections.all().toList());

    assertThat(different).hasSizeGreaterThanOrEqualTo(60);
  }

  private List<Node> rows() throws IOException {
    return items(run.shown().field(Name.of("rows")).field(Name.of("items")));
  }

  private static List<Integer> numbers(List<Node> rows) {
    return rows.stream().map(row -> row.field(Name.of("row")).number().intValue()).toList();
  }

  private static List<Node> items(Node array) {
    List<Node> items = new ArrayList<>();
    array.items().forEach(items::add);
    return items;
  }

  private static String text(Node object, String name) {
    return object.field(Name.of(name)).text();
  }
}
