package io.tracemill.bench;

import io.tracemill.json.Line;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.nio.charset.StandardCharsets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** How fast is a line turned into tokens? */
@State(Scope.Benchmark)
public class TokenizeBenchmark {
  private Line line = Line.of("x", "{\"a\":1}".getBytes(StandardCharsets.UTF_8));
  private final Tape tape = new Tape();

  @Benchmark
  public Node tape() {
    return tape.read(line);
  }
}
