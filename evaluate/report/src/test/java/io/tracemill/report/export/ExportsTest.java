package io.tracemill.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.json.DataException;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Resources;
import io.tracemill.score.PredictionsReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All forms as golden files, of rows of every kind; with {@code -Drecord=true} the files are
 * written anew. That their own readers take them is checked by {@code bench/compare/viewers}.
 */
final class ExportsTest {
  private static final byte[] ROWS = Resources.bytes("/export/rows.jsonl");
  private static final int GOOD = 11;

  private final List<String> bad = new ArrayList<>();

  static Stream<String> keys() {
    return Exports.ALL.stream().map(Export::key);
  }

  @Test
  void keysAreTheViewers() {
    assertThat(keys()).containsExactly("inspect", "promptfoo", "mlflow");
    assertThat(Exports.named("csv")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyKindOfRow(String key) throws IOException {
    String text = export(key, "rows", "Qwen3-0.6B", ROWS);

    Path golden = Path.of("src/test/resources/export", key + ".json");
    if (Boolean.getBoolean("record")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
    assertThat(text).as("ASCII, with no control but line feeds").matches("[ -~\n]*");
    assertThat(Node.of(text).fields()).as("one JSON value").isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("keys")
  void badRowsAreLeftOutAndTold(String key) throws IOException {
    export(key, "rows", "model", ROWS);

    assertThat(bad)
        .containsExactly(
            "rows.jsonl:12 $: not JSON at byte 1: expected a value but found no",
            "rows.jsonl:13 $: has no field \"answer\", but has question",
            "rows.jsonl:14 $.question: half of a surrogate pair (\\ud800) at byte 19: was an emoji"
                + " cut?",
            "rows.jsonl:15 $.accuracy: expected a score from 0 to 1 but found 2");
  }

  @ParameterizedTest
  @MethodSource("keys")
  void noRowIsAnEmptyFormAllTheSame(String key) throws IOException {
    String text = export(key, "none", "model", new byte[0]);

    assertThat(Node.of(text).fields()).isNotEmpty();
    assertThat(text).contains("[\n]");
  }

  @Test
  void meansAreOfTheRowsThatHaveAScore() throws IOException {
    RowMeans means = means(ROWS);

    assertThat(means.rows()).isEqualTo(GOOD);
    assertThat(means.context()).isTrue();
    assertThat(means.metrics())
        .containsExactly(
            new RowMeans.RowMean("rouge", 5, 0.123456789012345 + 1 + 0.5 + 0.25 + 0.5, 1),
            new RowMeans.RowMean("binary", 1, 0, 0),
            new RowMeans.RowMean("accuracy", 4, 3, 3),
            new RowMeans.RowMean("tool_call_equivalence", 1, 0, 0));
    assertThat(means.metrics().get(2).mean()).isEqualTo(0.75);
    assertThat(means.deciding().orElseThrow().key()).isEqualTo("accuracy");
  }

  @Test
  void idsAreOfRowsAndNames() throws IOException {
    RowMeans means = means(ROWS);
    byte[] other =
        new String(ROWS, StandardCharsets.UTF_8)
            .replace("half", "hall")
            .getBytes(StandardCharsets.UTF_8);

    String id = new Exported("a", "b", means).id();

    assertThat(id).matches("[0-9a-f]{32}").isEqualTo(new Exported("a", "b", means(ROWS)).id());
    assertThat(
            List.of(
                id,
                new Exported("b", "a", means).id(),
                new Exported("a", "c", means).id(),
                new Exported("a", "b", means(other)).id()))
        .doesNotHaveDuplicates();
  }

  @Test
  void scoresDecideById() throws IOException {
    String row = "{\"question\":\"q\",\"answer\":\"a\",\"prediction\":\"p\",\"rouge\":%}\n";

    assertThat(
            Stream.of("0.5", "0.25", "null")
                .map(score -> new Exported("a", "b", quietly(row.replace("%", score))).id()))
        .doesNotHaveDuplicates();
  }

  /** A reader that goes 200 deep takes an export of any call. */
  @Test
  void deepArgumentsBecomeText() throws IOException {
    String deep = "[".repeat(400) + "]".repeat(400);
    String call =
        "[{\\\"role\\\":\\\"assistant\\\",\\\"tool_calls\\\":[{\\\"function\\\":{\\\"name\\\":\\\"f\\\","
            + "\\\"arguments\\\":{\\\"a\\\":"
            + deep
            + "}}}]}]";
    String row = "{\"prompt\":\"q\",\"completion\":\"a\",\"prediction\":\"" + call + "\"}\n";

    String text = export("inspect", "deep", "model", row.getBytes(StandardCharsets.UTF_8));

    assertThat(text).contains("\"arguments\":{\"a\":[[").contains("[\"[[").contains("]]\"]");
    assertThat(depth(text)).isBetween(100, 120);
  }

  private static int depth(String json) {
    int deepest = 0;
    int depth = 0;
    for (char c : json.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "").toCharArray()) {
      depth += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** What passes, fails and is not scored adds up, and so do the sums. */
  @Test
  void promptfooCountsWhatItLists() throws IOException {
    Node results = Node.of(export("promptfoo", "rows", "model", ROWS)).field(Name.of("results"));
    List<Node> rows = new ArrayList<>();
    results.field(Name.of("results")).items().forEach(rows::add);
    Node stats = results.field(Name.of("stats"));

    assertThat(rows).hasSize(GOOD);
    assertThat(
            IntStream.of(0, 1, 2)
                .mapToObj(
                    reason ->
                        rows.stream()
                            .filter(row -> number(row, "failureReason").equals("" + reason))
                            .count())
                .map(String::valueOf))
        .containsExactly(
            number(stats, "successes"), number(stats, "failures"), number(stats, "errors"))
        .containsExactly("3", "1", "7");
  }

  private static String number(Node object, String name) {
    return object.field(Name.of(name)).raw().toString();
  }

  private static RowMeans quietly(String row) {
    try {
      return means(row.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static RowMeans means(byte[] rows) throws IOException {
    try (PredictionsReader reader = reader(rows)) {
      return RowMeans.of(reader.rows(problem -> {}));
    }
  }

  private String export(String key, String name, String model, byte[] rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PredictionsReader reader = reader(rows)) {
      Exports.named(key)
          .orElseThrow()
          .write(new Exported(name, model, means(rows)), reader.rows(this::bad), out);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private void bad(DataException problem) {
    bad.add(problem.getMessage());
  }

  private static PredictionsReader reader(byte[] rows) {
    return new PredictionsReader("rows.jsonl", new ByteArrayInputStream(rows));
  }
}
