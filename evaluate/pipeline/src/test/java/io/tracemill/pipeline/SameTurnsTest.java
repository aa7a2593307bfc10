package io.tracemill.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracemill.answer.prompt.AskedTurns;
import io.tracemill.answer.prompt.TestRow;
import io.tracemill.answer.prompt.TestRows;
import io.tracemill.json.Resources;
import io.tracemill.json.Tape;
import io.tracemill.json.lines.Input;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.baseline.BaselineRow;
import io.tracemill.prepare.baseline.TestSet;
import io.tracemill.prepare.flow.Inputs;
import io.tracemill.prepare.format.Formats;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.duplicates.Duplicates;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Jobs;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The original model and any other are scored on the same turns of a test set. */
final class SameTurnsTest {
  private static final long SEED = 1_299_709;
  private static final int ROUNDS = 60;
  private static final Task TASK = Task.CHAT_COMPLETION_AGENTIC;
  private static final JobDescription JOB = Jobs.of("{\"task_description\": \"Do it.\"}");
  private static final List<String> ANSWERS =
      List.of(
          "\"content\":\"Yes.\"",
          "\"content\":\"{\\\"name\\\":\\\"f\\\",\\\"parameters\\\":{}}\"",
          "\"content\":\"<tool_call>{\\\"name\\\":\\\"f\\\",\\\"arguments\\\":{}}</tool_call>\"",
          "\"content\":\"```json\\n{\\\"name\\\":\\\"f\\\",\\\"input\\\":{}}\\n```\"",
          "\"content\":\"{\\\"name\\\":\\\"f\\\"}\"",
          "\"tool_calls\":[{\"id\":\"1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]",
          "\"tool_calls\":[{\"function\":{\"name\":\"g\",\"arguments\":{\"é\":[1]}}}]");

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource
  void theBaselineAndAModelAnswerTheSame(DataVersion version) throws IOException {
    for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
      List<String> traces = traces(new Random(seed));
      List<Line> rows = rows(traces, version);
      List<BaselineRow> baseline = new ArrayList<>();
      Prepared counts = prepare(traces, new TestSet(rows), version, baseline);
      List<TestRow> asked = TestRows.read(rows, AskedTurns.EVERY_TOOL_CALL);
      assertThat(counts.coverage().prompts()).as("seed %d", seed).isEqualTo(asked.size());
      assertThat(baseline.stream().map(row -> row.prompt() + " -> " + row.answer()).toList())
          .as("seed %d", seed)
          .isEqualTo(asked.stream().map(row -> row.question() + " -> " + row.answer()).toList());
    }
  }

  /** Conversations of a user, tools, and an assistant who speaks last. */
  private static List<String> traces(Random random) {
    List<String> traces = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      StringBuilder messages = new StringBuilder("{\"role\":\"user\",\"content\":\"" + i + "\"}");
      for (int turns = 1 + random.nextInt(4); turns > 0; turns--) {
        String answer = ANSWERS.get(random.nextInt(ANSWERS.size()));
        messages.append(",{\"role\":\"assistant\",").append(answer).append('}');
        String next = random.nextBoolean() ? "user" : "tool";
        if (turns > 1) {
          messages.append(",{\"role\":\"").append(next).append("\",\"content\":\"ok\"}");
        }
      }
      traces.add("{\"messages\":[" + messages + "]}");
    }
    return traces;
  }

  private static List<Line> rows(List<String> traces, DataVersion version) throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    RowWriter writer = RowShapes.writer(version, TASK, SystemPrompts.REMOVE);
    for (String line : traces) {
      Trace trace = trace(line);
      writer.row(new Example(trace, trace.messages().size() - 1)).writeTo(rows);
    }
    List<Line> lines = new ArrayList<>();
    Resources.lines("test.jsonl", rows.toByteArray()).forEach(lines::add);
    return lines;
  }

  private static Trace trace(String json) {
    Line line = Line.of("t", json.getBytes(StandardCharsets.UTF_8));
    return (Trace) LineItems.first(Formats.MESSAGES, new Tape().read(line), new Origin("t", 1));
  }

  private Prepared prepare(
      List<String> traces, TestSet testSet, DataVersion version, List<BaselineRow> baseline)
      throws IOException {
    Path stored = Files.write(folder.resolve("traces.jsonl"), traces);
    Input input = new Input("traces.jsonl", Optional.of(stored));
    PrepareSettings settings =
        new PrepareSettings(
            Formats.MESSAGES,
            Turns.LAST,
            List.of(new Duplicates()),
            new SplitSizes(100, 0, 100),
            1,
            new RowSettings(TASK, version, SystemPrompts.REMOVE, 10_000, false, true),
            SystemPrompts.KEEP,
            1 << 20,
            TokenizerKind.JACKSON,
            1);
    OutputStream none = OutputStream.nullOutputStream();
    try (Inputs lines = new Inputs(List.of(input));
        TraceFile file = TraceFile.of(input, lines, settings.reading(), folder.resolve("spool"))) {
      return new Prepare(settings, JOB, Optional.of(testSet))
          .run(file, new PreparedStreams(none, none, none, none, none), baseline::add, bytes -> {});
    }
  }
}
