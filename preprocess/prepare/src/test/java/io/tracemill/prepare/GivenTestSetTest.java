package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.tracemill.json.DataException;
import io.tracemill.json.Resources;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.Coverage;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.flow.Drop;
import io.tracemill.prepare.flow.DropReason;
import io.tracemill.prepare.flow.Remark;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A curated test set beside traces that repeat some of it. */
final class GivenTestSetTest {
  private static final String CALL =
      "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"%s\",\"type\":\"function\","
          + "\"function\":{\"name\":\"%s\",\"arguments\":\"{}\"}}]}";

  @TempDir private Path folder;

  private static String said(String role, String content) {
    return "{\"role\":\"" + role + "\",\"content\":\"" + content + "\"}";
  }

  private static String trace(String... messages) {
    return "{\"messages\":[" + String.join(",", messages) + "]}";
  }

  private static String call(String id, String name) {
    return CALL.replaceFirst("%s", id).replaceFirst("%s", name);
  }

  private static final List<String> TRACES =
      List.of(
          trace(said("system", "s1"), said("user", "Where?"), said("assistant", "b")),
          trace(said("system", "s2"), said("user", " Where?\\n"), said("assistant", "b")),
          trace(said("user", "Where?"), said("assistant", "a")),
          trace(said("user", "where?"), said("assistant", "c")),
          trace(said("user", "Tie?"), said("assistant", "y")),
          trace(said("user", "Tie?"), said("assistant", "x")),
          trace(said("user", "Else?"), said("assistant", "z")));

  @Test
  void theMostFrequentRecordedAnswerIsTheBaselineWhateverTheOrder() throws IOException {
    String[] rows = {
      "{\"question\":\"Where?\",\"answer\":\"card\"}",
      "{\"context\":null,\"question\":\"Tie?\",\"answer\":\"é\"}",
      "{\"question\":\"Never asked?\",\"answer\":\"n\"}"
    };
    List<String> traces = TRACES.stream().collect(Collectors.toList());
    for (long seed = 0; seed < 20; seed++) {
      Collections.shuffle(traces, new Random(seed));
      PreparedFiles files =
          prepare(traces, settings(Task.QUESTION_ANSWERING, DataVersion.V0, 0), rows);
      assertThat(files.baseline())
          .extracting(BaselineRow::prompt, BaselineRow::answer, BaselineRow::prediction)
          .as("seed %d", seed)
          .containsExactly(tuple("Where?", "card", "b"), tuple("Tie?", "é", "x"));
      assertThat(files.counts().coverage()).isEqualTo(new Coverage(3, 2));
      assertThat(files.test()).isEqualTo(String.join("\n", rows).replace("é", "\\u00e9") + "\n");
      assertThat(files.counts().test().rows().kept()).isEqualTo(3);
    }
  }

  @Test
  void tracesThatRepeatItNeverTrain() throws IOException {
    PreparedFiles files =
        prepare(
            TRACES,
            settings(Task.QUESTION_ANSWERING, DataVersion.V0, 0),
            "{\"question\":\"Where?\",\"answer\":\"card\"}",
            "{\"question\":\"Tie?\",\"answer\":\"y\"}");
    assertThat(files.train()).isEqualTo("{\"question\":\"Else?\",\"answer\":\"z\"}\n");
    assertThat(files.unstructured()).isEmpty();
    assertThat(files.dropped().lines().filter(line -> line.contains("\"group_in_test\"")))
        .hasSize(6)
        .allMatch(
            line ->
                line.endsWith(
                    "\"message\":\"shares its session or its first user message with the test"
                        + " set\"}"));
    assertThat(files.overlap().isNone()).isTrue();
  }

  @Test
  void eachToolCallOfAConversationIsComparedIdsAside() throws IOException {
    String row = trace(said("user", "Lamp"), call("x", "on"), said("tool", "ok"), call("y", "off"));
    String recorded =
        trace(
            said("system", "s"),
            said("user", "Lamp"),
            call("1", "on"),
            said("tool", "ok"),
            call("2", "dim"),
            said("user", "thanks"));
    PreparedFiles files =
        prepare(List.of(recorded), settings(Task.CHAT_COMPLETION_AGENTIC, DataVersion.V1, 0), row);
    assertThat(files.counts().coverage()).isEqualTo(new Coverage(2, 2));
    assertThat(files.baseline()).hasSize(2);
    assertThat(files.baseline().get(0).prediction()).contains("\"name\":\"on\"");
    assertThat(files.baseline().get(1).answer()).contains("\"name\":\"off\"");
    assertThat(files.baseline().get(1).prediction()).contains("\"name\":\"dim\"");
    assertThat(files.train()).isEmpty();
  }

  @Test
  void severalCallsOfATurnAreOnePrediction() throws IOException {
    String both = call("1", "on").replace("]}", "," + call("2", "dim").replaceAll(".*\\[", ""));
    PreparedFiles files =
        prepare(
            List.of(trace(said("user", "Lamp"), both), trace(said("user", "Fan"), both)),
            settings(Task.TOOL_CALLING_CLOSED_BOOK, DataVersion.V0, 0),
            "{\"question\":\"Lamp\",\"answer\":\"{\\\"name\\\":\\\"on\\\",\\\"parameters\\\":{}}\"}",
            trace(said("user", "Fan"), both));
    String written =
        """
        <tool_call>
        {"name":"on","parameters":{}}
        </tool_call>
        <tool_call>
        {"name":"dim","parameters":{}}
        </tool_call>\
        """
            .stripTrailing();
    assertThat(files.baseline())
        .extracting(BaselineRow::prompt, BaselineRow::answer, BaselineRow::prediction)
        .containsExactly(
            tuple("Lamp", "{\"name\":\"on\",\"parameters\":{}}", written),
            tuple("Fan", written, written));
  }

  @Test
  void aGeneratedTestSetIsComparedWithItself() throws IOException {
    PrepareSettings settings = settings(Task.QUESTION_ANSWERING, DataVersion.V0, 2);
    Path file = Files.write(folder.resolve("traces.jsonl"), TRACES);
    PreparedFiles files = PreparedFiles.of(file, settings, Optional.empty());
    assertThat(files.baseline())
        .isNotEmpty()
        .allMatch(row -> row.answer().equals(row.prediction()));
    assertThat(files.counts().coverage().prompts()).isEqualTo(files.baseline().size());
  }

  @Test
  void rowsOfTheOtherDataVersionTakeTheShapeOfTheTrainingRows() throws IOException {
    String old = "{\"question\":\"é?\",\"answer\":\"a\"}";
    String newer = trace(said("user", "u"), said("assistant", "b"));

    PreparedFiles asOld =
        prepare(TRACES, settings(Task.QUESTION_ANSWERING, DataVersion.V0, 0), old, newer);
    assertThat(asOld.test())
        .isEqualTo(
            """
            {"question":"\\u00e9?","answer":"a"}
            {"question":"u","answer":"b"}
            """);

    PreparedFiles asNew =
        prepare(TRACES, settings(Task.CHAT_COMPLETION, DataVersion.V1, 0), old, newer);
    assertThat(asNew.test())
        .isEqualTo(trace(said("user", "\\u00e9?"), said("assistant", "a")) + "\n" + newer + "\n");
  }

  @Test
  void whatTheUploadWouldRefuseIsSaidAndCopiedAllTheSame() throws IOException {
    String row = "{\"question\":\"Where?\",\"answer\":\"lake\"}";
    PreparedFiles files = prepare(TRACES, settings(Task.CLASSIFICATION, DataVersion.V0, 0), row);
    assertThat(files.test()).isEqualTo(row + "\n");
    assertThat(files.counts().testSetBreaks())
        .extracting(Drop::reason, Drop::toString)
        .containsExactly(
            tuple(
                DropReason.UNKNOWN_LABEL,
                "test.jsonl:1 $.messages[1]: expected one of [] but found \"lake\""));
  }

  private static final JobDescription CLASSES =
      Jobs.of(
          "{\"task_description\":\"t\",\"classes_description\":{\"lake\":\"\",\"d\u00e9lai\":\"\"}}");

  @Test
  void labelsAreWrittenAsTheClassesAreAndAllElseIsCopied() throws IOException {
    PreparedFiles old =
        prepare(
            DataVersion.V0,
            "{\"context\":null, \"answer\" : \"lake\\n\",\"question\":\"\u00e9?\"}",
            "{\"question\":\"q\",\"answer\":\"LAKE\",\"id\":7}",
            "{\"question\":\"r\",\"answer\":\"de\\u0301lai\"}",
            "{\"question\":\"s\",\"answer\":\"lake\"}",
            "{\"question\":\"t\",\"answer\":\"lakes\"}",
            trace(said("user", "u"), said("assistant", " lake")));
    assertThat(old.test())
        .isEqualTo(
            """
            {"context":null, "answer" : "lake","question":"\\u00e9?"}
            {"question":"q","answer":"lake","id":7}
            {"question":"r","answer":"d\\u00e9lai"}
            {"question":"s","answer":"lake"}
            {"question":"t","answer":"lakes"}
            {"question":"u","answer":"lake"}
            """);
    assertThat(old.counts().test().rows().kept()).isEqualTo(6);
    assertThat(old.counts().test().rows().remarks()).isEqualTo(Map.of(Remark.MENDED_LABEL, 4L));
    assertThat(old.counts().testSetBreaks())
        .extracting(Drop::toString)
        .containsExactly(
            "test.jsonl:5 $.messages[1]: expected one of [lake, d\u00e9lai] but found \"lakes\"");

    PreparedFiles newer =
        prepare(
            DataVersion.V1,
            "{\"messages\":["
                + said("user", "u")
                + ","
                + said("assistant", "lake ")
                + "],\"id\":7}",
            "{\"question\":\"q\",\"answer\":\" lake\"}");
    assertThat(newer.test())
        .isEqualTo(
            "{\"messages\":["
                + said("user", "u")
                + ","
                + said("assistant", "lake")
                + "],\"id\":7}\n"
                + trace(said("user", "q"), said("assistant", "lake"))
                + "\n");
    assertThat(newer.counts().test().rows().remarks()).isEqualTo(Map.of(Remark.MENDED_LABEL, 2L));
  }

  @Test
  void recordedLabelsAreComparedWithGivenOnesAsTheyAreAndWithThemselvesAsClasses()
      throws IOException {
    List<String> traces =
        List.of(
            trace(said("user", "a"), said("assistant", "lake\\n")),
            trace(said("user", "b"), said("assistant", "de\\u0301lai")),
            trace(said("user", "c"), said("assistant", "the lake")));
    Path file = Files.write(folder.resolve("traces.jsonl"), traces);
    PreparedFiles given =
        PreparedFiles.of(
            file,
            settings(Task.CLASSIFICATION, DataVersion.V0, 0),
            CLASSES,
            Optional.of(
                PreparedFiles.testSet(
                    "{\"question\":\"a\",\"answer\":\"lake\"}",
                    "{\"question\":\"b\",\"answer\":\"lake\"}",
                    "{\"question\":\"c\",\"answer\":\"lake \"}")));
    assertThat(given.baseline())
        .extracting(BaselineRow::answer, BaselineRow::prediction)
        .containsExactly(
            tuple("lake", "lake\n"), tuple("lake", "de\u0301lai"), tuple("lake", "the lake"));

    PreparedFiles generated =
        PreparedFiles.of(
            file, settings(Task.CLASSIFICATION, DataVersion.V0, 3), CLASSES, Optional.empty());
    assertThat(generated.baseline())
        .hasSize(2)
        .allMatch(row -> row.answer().equals(row.prediction()));
    assertThat(generated.counts().test().rows().remarks())
        .isEqualTo(Map.of(Remark.MENDED_LABEL, 2L));
  }

  private PreparedFiles prepare(DataVersion version, String... rows) throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), TRACES, StandardCharsets.UTF_8);
    return PreparedFiles.of(
        file,
        settings(Task.CLASSIFICATION, version, 0),
        CLASSES,
        Optional.of(PreparedFiles.testSet(rows)));
  }

  @Test
  void whatIsWrongWithItsRowsIsSaid() throws IOException {
    List<Line> lines = new ArrayList<>();
    Resources.lines("test.jsonl", Resources.bytes("/test_set/bad.jsonl")).forEach(lines::add);
    assertThat(new TestSet(lines).problems())
        .extracting(DataException::getMessage)
        .containsExactlyElementsOf(Resources.lines("/test_set/bad.txt"));
  }

  private PreparedFiles prepare(List<String> traces, PrepareSettings settings, String... rows)
      throws IOException {
    Path file = Files.write(folder.resolve("traces.jsonl"), traces, StandardCharsets.UTF_8);
    return PreparedFiles.of(file, settings, Optional.of(PreparedFiles.testSet(rows)));
  }

  private static PrepareSettings settings(Task task, DataVersion version, int test) {
    return new PrepareSettings(
        Formats.ALL.get(0),
        Turns.LAST,
        List.of(new Duplicates()),
        new SplitSizes(100, test, 100),
        1,
        new RowSettings(task, version, SystemPrompts.REMOVE, 10_000, false, true),
        SystemPrompts.KEEP,
        1 << 20,
        TokenizerKind.JACKSON,
        2);
  }
}
