package io.tracemill.bench;

import io.tracemill.bench.model.DecodedBy;
import io.tracemill.bench.model.ModelDirectory;
import io.tracemill.bench.model.ModelWork;
import java.io.IOException;
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
 * How fast is a prompt of 512 tokens read?
 *
 * <p>An operation is a token. {@code -p model=DIR} takes another model, {@code -p threads=2} more
 * threads.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class PrefillBenchmark {
  @Param({"TRACEMILL", "TRACEMILL_BF16", "NDARRAY"})
  DecodedBy by = DecodedBy.TRACEMILL;

  @Param("qwen3-0.6b")
  String model = "qwen3-0.6b";

  @Param("1")
  int threads = 1;

  private Optional<ModelWork> work = Optional.empty();

  /** Loads the model. */
  @Setup
  public void setup() throws IOException {
    load(ModelDirectory.of(model));
  }

  void load(Path directory) throws IOException {
    work = Optional.of(new ModelWork(by.open(directory, threads)));
  }

  /** Frees it. */
  @TearDown
  public void tearDown() {
    work.ifPresent(ModelWork::close);
  }

  /** The token behind the prompt. */
  @Benchmark
  @OperationsPerInvocation(ModelWork.PROMPT)
  public int prefill() throws IOException {
    return work.orElseThrow().prefill();
  }
}
