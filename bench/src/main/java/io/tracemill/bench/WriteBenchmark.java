package io.tracemill.bench;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.bench.input.Traces;
import io.tracemill.prepare.flow.Outlet;
import io.tracemill.prepare.output.RowShapes;
import io.tracemill.prepare.output.RowWriter;
import io.tracemill.prepare.output.SystemPrompts;
import io.tracemill.prepare.slice.Slicer;
import io.tracemill.prepare.slice.Turns;
import io.tracemill.trace.DataVersion;
import io.tracemill.trace.Example;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.io.IOException;
import java.util.List;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast are traces, once read, sliced and written as rows of either data version?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class WriteBenchmark {
  @Param InputShape shape = InputShape.TRACES;
  @Param Turns turns = Turns.EVERY;
  @Param DataVersion version = DataVersion.V0;

  private List<Trace> traces = List.of();

  /** Reads the traces. */
  @Setup
  public void setup() {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) {
    traces = Traces.of(made);
  }

  /** Counts the bytes of rows. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public long write() throws IOException {
    DiscardingStream rows = new DiscardingStream();
    Slicer slicer = turns.slicer();
    RowWriter writer = RowShapes.writer(version, Task.CHAT_COMPLETION, SystemPrompts.KEEP);
    Outlet<Example> examples = Outlet.of(example -> writer.row(example).writeTo(rows), drop -> {});
    for (Trace trace : traces) {
      slicer.take(trace, examples);
    }
    return rows.bytes();
  }
}
