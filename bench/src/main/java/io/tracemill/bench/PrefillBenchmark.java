package io.tracemill.bench;

import io.tracemill.bench.model.MeasuredModel;
import io.tracemill.bench.model.ModelWork;
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
 * How fast is a prompt of 512 tokens read?
 *
 * <p>An operation is a token.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class PrefillBenchmark {
  /** The token behind the prompt. */
  @Benchmark
  @OperationsPerInvocation(ModelWork.PROMPT)
  public int prefill(MeasuredModel model) throws IOException {
    return model.work().prefill();
  }
}
