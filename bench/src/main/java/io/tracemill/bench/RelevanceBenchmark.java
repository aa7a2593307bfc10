package io.tracemill.bench;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.bench.input.Jobs;
import io.tracemill.bench.input.Traces;
import io.tracemill.prepare.screen.Measurer;
import io.tracemill.prepare.screen.TracesAgain;
import io.tracemill.prepare.screen.relevance.RelevanceScreen;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.prepare.table.Fates;
import io.tracemill.prepare.table.TraceRow;
import io.tracemill.prepare.table.TraceTable;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
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
 * How fast is the relevance of traces judged, once they are read?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class RelevanceBenchmark {
  static final RelevanceScreen SCREEN =
      RelevanceScreen.of(
          Jobs.restaurants(), Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK, Thresholds.DEFAULT);

  /** The numbers are enough. */
  private static final TracesAgain NOTHING_AGAIN =
      rows -> {
        throw new IllegalStateException("expected no trace to be read again");
      };

  @Param InputShape shape = InputShape.TRACES;

  private List<Trace> traces = List.of();

  /** Reads the traces. */
  @Setup
  public void setup() {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) {
    traces = Traces.of(made);
  }

  /** The evidence of each trace. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public TraceTable gather() {
    TraceTable table = new TraceTable(SCREEN.columns());
    TraceRow row = table.row();
    Measurer measurer = SCREEN.measurer();
    for (Trace trace : traces) {
      measurer.measure(trace, row);
      table.add(row);
    }
    return table;
  }

  /** The evidence of each trace, and which of them it drops. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public long judge() {
    TraceTable table = gather();
    Fates fates = new Fates(table.size());
    SCREEN.decide(table, fates, NOTHING_AGAIN);
    return (long) fates.size() - fates.candidates();
  }
}
