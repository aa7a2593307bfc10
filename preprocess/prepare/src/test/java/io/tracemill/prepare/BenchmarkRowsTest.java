package io.tracemill.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.dialect.SplitRows;
import io.tracemill.dialect.ToolCallTurns;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.Values;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Origin;
import io.tracemill.trace.SharedData;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The platform's public benchmark. */
final class BenchmarkRowsTest {
  @Test
  void conversationsBecomeTheRowsThatThePlatformMade() throws IOException {
    JsonLines traces =
        Resources.lines(
            "traces.jsonl", Files.readAllBytes(SharedData.file("tft/baseline/traces.jsonl")));
    Converted converted =
        Converted.of(
            traces,
            new ConvertSettings(
                Formats.named("unstructured_with_openai_messages").orElseThrow(),
                Turns.LAST,
                Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK,
                DataVersion.V0,
                SystemPrompts.KEEP,
                100_000,
                TokenizerKind.JACKSON,
                2));
    List<String> expected =
        Files.readAllLines(SharedData.file("tft/baseline/expected_multi_turn_train.jsonl"));
    List<String> rows = converted.rows().lines().toList();
    assertThat(converted.leftOut()).isEmpty();
    assertThat(rows).hasSameSizeAs(expected).hasSize(327);
    for (int i = 0; i < rows.size(); i++) {
      for (String column : List.of("question", "answer")) {
        assertThat(value(rows.get(i), column))
            .as("%s of row %d", column, i + 1)
            .isEqualTo(value(expected.get(i), column));
      }
    }
  }

  private static Object value(String row, String column) {
    return Values.of((String) ((Map<?, ?>) Values.of(row)).get(column));
  }

  @Test
  void testConversationsExpandToEachToolCall() throws IOException {
    JsonLines rows =
        Resources.lines(
            "test.jsonl", Files.readAllBytes(SharedData.file("tft/baseline/test.jsonl")));
    List<Integer> turns = new ArrayList<>();
    int[] count = new int[1];
    rows.forEach(
        line -> {
          count[0]++;
          Example example =
              SplitRows.example(new Tape().read(line), new Origin(line.source(), line.number()));
          new ToolCallTurns(DataVersion.V0).of(example).forEach(each -> turns.add(each.turn()));
        });
    assertThat(count[0]).isEqualTo(34);
    assertThat(turns).hasSize(359);
  }
}
