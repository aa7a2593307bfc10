package io.tracemill.bench;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.json.Tape;
import io.tracemill.json.text.Line;
import io.tracemill.json.token.TokenizerKind;
import io.tracemill.prepare.format.LineItems;
import io.tracemill.prepare.format.ReadPolicy;
import io.tracemill.prepare.format.TraceFormat;
import io.tracemill.trace.Item;
import io.tracemill.trace.Origin;
import io.tracemill.trace.Trace;
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
 * How fast does a line become a trace, tokens included?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ReadBenchmark {
  @Param InputShape shape = InputShape.TRACES;
  @Param TokenizerKind tokenizer = TokenizerKind.JACKSON;

  private final LineItems items = new LineItems(ReadPolicy.USUAL);
  private Tape tape = new Tape();
  private GeneratedInput input = GeneratedInput.of(InputShape.CHATS, 1000);

  /** Makes the input. */
  @Setup
  public void setup() {
    load(GeneratedInput.of(shape));
  }

  void load(GeneratedInput made) {
    input = made;
    tape = new Tape(tokenizer);
  }

  /** Counts messages. */
  @Benchmark
  @OperationsPerInvocation(GeneratedInput.BYTES)
  public int read() {
    TraceFormat format = shape.format();
    int messages = 0;
    for (Line line : input.lines()) {
      Origin origin = new Origin(line.source(), line.number());
      for (Item item : items.read(format, tape.read(line), origin).kept()) {
        messages += item instanceof Trace trace ? trace.messages().size() : 0;
      }
    }
    return messages;
  }
}
