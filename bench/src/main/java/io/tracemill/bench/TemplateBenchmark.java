package io.tracemill.bench;

import io.tracemill.bench.model.Conversation;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast does a chat template write a prompt of 1,433 characters?
 *
 * <p>An operation is a prompt.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class TemplateBenchmark {
  private Optional<Conversation> conversation = Optional.empty();

  /** Reads the template. */
  @Setup
  public void setup() throws IOException {
    conversation = Optional.of(Conversation.read());
  }

  /** The prompt. */
  @Benchmark
  public String render() {
    Conversation given = conversation.orElseThrow();
    return given.template().render(given.input());
  }
}
