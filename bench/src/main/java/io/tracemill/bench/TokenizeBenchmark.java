package io.tracemill.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
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
 * How fast does a line become tokens, and how fast does the parser under them run alone?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class TokenizeBenchmark {
  private static final JsonFactory JSON = new JsonFactory();

  @Param InputShape shape = InputShape.TRACES;

  private final Tape tape = new Tape(TokenizerKind.JACKSON);
  private final Tape swar = new Tape(TokenizerKind.SWAR);
  private GeneratedInput input = GeneratedInput.of(InputShape.CHATS, 1000);

  /** Makes the input. */
  @Setup
  public void setup() {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) {
    input = made;
  }

  /** Strictly, into a tape, by jackson-core. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public int tape() {
    return read(tape);
  }

  /** The same by a tokenizer of our own. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public int swarTape() {
    return read(swar);
  }

  private int read(Tape to) {
    int sizes = 0;
    for (Line line : input.lines()) {
      sizes += to.read(line).size();
    }
    return sizes;
  }

  /** jackson-core's tokens, which are counted and forgotten. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public int jackson() throws IOException {
    int tokens = 0;
    for (Line line : input.lines()) {
      try (JsonParser parser = JSON.createParser(line.bytes(), line.start(), line.length())) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }
    return tokens;
  }
}
