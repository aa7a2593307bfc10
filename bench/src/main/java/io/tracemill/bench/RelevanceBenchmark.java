package io.tracemill.bench;

import io.tracemill.bench.input.Input;
import io.tracemill.bench.input.Jobs;
import io.tracemill.bench.input.Shape;
import io.tracemill.bench.input.Traces;
import io.tracemill.prepare.screen.relevance.Corpus;
import io.tracemill.prepare.screen.relevance.Evidence;
import io.tracemill.prepare.screen.relevance.Gatherer;
import io.tracemill.prepare.screen.relevance.RelevanceScale;
import io.tracemill.prepare.screen.relevance.Thresholds;
import io.tracemill.trace.JobDescription;
import io.tracemill.trace.Task;
import io.tracemill.trace.Trace;
import java.util.ArrayList;
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
 * How fast is the relevance of traces judged, once they are read?
 *
 * <p>An operation is a byte of input: operations a microsecond are megabytes a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class RelevanceBenchmark {
  private static final JobDescription JOB = Jobs.restaurants();

  @Param Shape shape = Shape.TRACES;

  private List<Trace> traces = List.of();

  /** Reads the traces. */
  @Setup
  public void setup() {
    load(Input.of(shape));
  }

  void load(Input made) {
    traces = Traces.of(made);
  }

  /** The evidence of each trace. */
  @Benchmark
  @OperationsPerInvocation(Input.BYTES)
  public List<Evidence> gather() {
    Gatherer gatherer = new Gatherer(JOB, Task.MULTI_TURN_TOOL_CALLING_CLOSED_BOOK);
    List<Evidence> all = new ArrayList<>();
    traces.forEach(trace -> all.add(gatherer.gather(trace)));
    return all;
  }

  /** The evidence of each trace, and which of them it drops. */
  @Benchmark
  @OperationsPerInvocation(Input.BYTES)
  public long judge() {
    List<Evidence> evidence = gather();
    RelevanceScale judge =
        new RelevanceScale(JOB, Thresholds.DEFAULT, Corpus.of(JOB, evidence::forEach));
    return evidence.stream().filter(one -> judge.dropped(one).isPresent()).count();
  }
}
