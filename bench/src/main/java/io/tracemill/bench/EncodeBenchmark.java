package io.tracemill.bench;

import io.tracemill.bench.input.GeneratedInput;
import io.tracemill.bench.input.InputShape;
import io.tracemill.bench.model.ModelDirectory;
import io.tracemill.bench.model.Natives;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.tokenizer.ModelTokenizer;
import io.tracemill.json.text.Line;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * How fast does a model's tokenizer make tokens of texts of 300 bytes or 3 KB?
 *
 * <p>An operation is a byte of text in UTF-8: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class EncodeBenchmark {
  /** How much text there is. */
  static final int BYTES = 200_000;

  @Param({"CHATS", "TRACES"})
  InputShape shape = InputShape.CHATS;

  @Param("qwen3-0.6b")
  String model = "qwen3-0.6b";

  private final List<String> texts = new ArrayList<>();
  private Optional<ModelTokenizer> tokenizer = Optional.empty();

  /** Reads the tokenizer. */
  @Setup
  public void setup() throws IOException {
    load(ModelDirectory.of(model));
  }

  void load(Path directory) throws IOException {
    tokenizer = Optional.of(ModelTokenizer.open(directory, Natives.place()));
    for (Line line : GeneratedInput.of(shape, BYTES).lines()) {
      texts.add(new String(line.bytes(), line.start(), line.length(), StandardCharsets.UTF_8));
    }
  }

  /** The texts' tokens. */
  @Benchmark
  @OperationsPerInvocation(BYTES)
  public List<Tokens> encode() {
    ModelTokenizer open = tokenizer.orElseThrow();
    return texts.stream().map(open::tokens).toList();
  }

  /** The text of all tokens. */
  String decoded() {
    ModelTokenizer open = tokenizer.orElseThrow();
    StringBuilder text = new StringBuilder();
    encode().forEach(tokens -> text.append(open.text(tokens)));
    return text.toString();
  }

  /** Closes the tokenizer. */
  @TearDown
  public void tearDown() {
    tokenizer.ifPresent(ModelTokenizer::close);
  }
}
