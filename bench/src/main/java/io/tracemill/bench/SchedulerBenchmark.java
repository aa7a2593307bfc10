package io.tracemill.bench;

import io.tracemill.bench.decode.Decodings;
import io.tracemill.infer.decode.SchedulerCounts;
import io.tracemill.infer.decode.TokenSequence;
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
 * What does it cost to choose what each pass computes, beside the passes?
 *
 * <p>An operation is a new token: operations a microsecond are millions of tokens a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class SchedulerBenchmark {
  @Param({"1", "8", "32", "256"})
  int batch = 32;

  private List<TokenSequence> rows = List.of();

  /** Makes the rows. */
  @Setup
  public void setup() {
    rows = Decodings.rows();
  }

  /** All rows, with their prompts and all that they share. */
  @Benchmark
  @OperationsPerInvocation(Decodings.ROWS * Decodings.ANSWER)
  public SchedulerCounts decode() {
    return Decodings.decode(rows, batch);
  }
}
