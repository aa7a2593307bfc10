package io.tracemill.bench;

import io.tracemill.bench.convert.By;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.prepare.slice.Turns;
import java.io.IOException;
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
 * How fast do lines become rows of data version 0, and how fast do they with plain JSON libraries?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ConvertBenchmark {
  @Param By by = By.TRACEMILL;
  @Param InputShape shape = InputShape.TRACES;
  @Param Turns turns = Turns.EVERY;

  private GeneratedInput input = GeneratedInput.of(InputShape.CHATS, 1000);

  /** Makes the input. */
  @Setup
  public void setup() {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) {
    input = made;
  }

  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public long convert() throws IOException {
    DiscardingStream rows = new DiscardingStream();
    by.converter().convert(input, turns, rows);
    return rows.bytes();
  }
}
