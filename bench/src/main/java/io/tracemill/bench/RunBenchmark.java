package io.tracemill.bench;

import io.tracemill.bench.convert.TracemillConverter;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.bench.input.Jobs;
import io.tracemill.json.lines.JsonLines;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.Prepare;
import io.tracemill.prepare.PrepareSettings;
import io.tracemill.prepare.Prepared;
import io.tracemill.prepare.PreparedStreams;
import io.tracemill.prepare.RelevanceReport;
import io.tracemill.prepare.Screens;
import io.tracemill.prepare.TraceFile;
import io.tracemill.prepare.output.RowSettings;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.prepare.split.SplitSizes;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How much of a run is its survey, and how much slower is a run than a conversion of all?
 *
 * <p>A run reads what it chose a second time, from a file: here one that the system has in memory.
 * It chooses shares as the platform's defaults are of 500 MB of traces: 0.1% to test, 0.1% to
 * train, 9% to write as unstructured.
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class RunBenchmark {
  private static final JobDescription JOB = Jobs.restaurants();
  private static final SplitSizes SIZES = new SplitSizes(1, 1, 80);
  private static final Task TASK = Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK;
  private static final long SEED = 7;

  @Param InputShape shape = InputShape.TRACES;

  private GeneratedInput input = GeneratedInput.of(InputShape.CHATS, 1000);
  private Path file = Path.of("");

  /** Makes the input and writes it to a file. */
  @Setup
  public void setup() throws IOException {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) throws IOException {
    input = made;
    file = Files.write(Files.createTempFile("bench", ".jsonl"), input.bytes());
  }

  /** Removes the file. */
  @TearDown
  public void tearDown() throws IOException {
    Files.delete(file);
  }

  /** Only the first pass: reads, hashes, gathers evidence, and compares it. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public RelevanceReport survey() throws IOException {
    RelevanceScreen screen = RelevanceScreen.of(JOB, TASK, Thresholds.DEFAULT);
    try (JsonLines lines = input.open();
        TraceFile traces = traces(lines)) {
      return RelevanceReport.of(traces, 1, screen, Optional.empty());
    }
  }

  /** All of a run but its command line and its files. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public Prepared run() throws IOException {
    DiscardingStream sink = new DiscardingStream();
    try (JsonLines lines = input.open();
        TraceFile traces = traces(lines)) {
      return new Prepare(settings(), JOB, Optional.empty())
          .run(traces, new PreparedStreams(sink, sink, sink, sink, sink), row -> {}, bytes -> {});
    }
  }

  /** A conversion of the same. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public long convert() throws IOException {
    DiscardingStream rows = new DiscardingStream();
    TracemillConverter.convert(
        input,
        TracemillConverter.settings(input, Turns.EVERY, DataVersion.V0, TokenizerKind.JACKSON, 1),
        rows);
    return rows.bytes();
  }

  TraceFile traces(JsonLines lines) throws IOException {
    io.tracemill.json.lines.Input stored = io.tracemill.json.lines.Input.of(file.toString());
    return TraceFile.of(stored, lines::next, settings().reading(), Path.of("unused"));
  }

  private PrepareSettings settings() {
    return new PrepareSettings(
        shape.format(),
        Turns.EVERY,
        Screens.of(JOB, TASK, Optional.of(Thresholds.DEFAULT)),
        SIZES,
        SEED,
        new RowSettings(TASK, DataVersion.V0, SystemPrompts.REMOVE, 1_000_000, false, true),
        SystemPrompts.KEEP,
        JsonLines.DEFAULT_MAX_LINE_BYTES,
        TokenizerKind.JACKSON,
        1);
  }
}
