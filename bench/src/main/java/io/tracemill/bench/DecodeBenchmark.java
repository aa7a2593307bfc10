package io.tracemill.bench;

import io.tracemill.bench.model.MeasuredModel;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast do answers grow, one alone and several side by side, behind about 200 tokens?
 *
 * <p>An operation is a token.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class DecodeBenchmark {
  /** One. */
  @Benchmark
  public int[] one(MeasuredModel model) throws IOException {
    return model.work().decode(1);
  }

  /** Eight. */
  @Benchmark
  @OperationsPerInvocation(8)
  public int[] eight(MeasuredModel model) throws IOException {
    return model.work().decode(8);
  }

  /** Thirty-two. */
  @Benchmark
  @OperationsPerInvocation(32)
  public int[] thirtyTwo(MeasuredModel model) throws IOException {
    return model.work().decode(32);
  }
}
