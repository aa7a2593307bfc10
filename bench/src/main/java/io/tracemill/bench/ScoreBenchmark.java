package io.tracemill.bench;

import io.tracemill.bench.input.Predictions;
import io.tracemill.score.Prediction;
import io.tracemill.score.Scoring;
import io.tracemill.score.Summary;
import io.tracemill.trace.Task;
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
 * How fast are predictions scored by all metrics of a task?
 *
 * <p>An operation is a prediction: operations a microsecond are millions of predictions a second.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class ScoreBenchmark {
  @Param({"MULTI_TURN_TOOL_CALLING_CLOSED_BOOK", "QUESTION_ANSWERING", "CLASSIFICATION"})
  Task task = Task.QUESTION_ANSWERING;

  private List<Prediction> predictions = List.of();

  /** Makes the predictions. */
  @Setup
  public void setup() {
    predictions = Predictions.of(task);
  }

  /** Every score of every prediction. */
  @Benchmark
  @OperationsPerInvocation(Predictions.COUNT)
  public Scoring score() {
    Scoring scoring = new Scoring(task);
    predictions.forEach(scoring::score);
    return scoring;
  }

  /** The same, and their summary with its intervals. */
  @Benchmark
  @OperationsPerInvocation(Predictions.COUNT)
  public Summary summary() {
    return score().summary();
  }
}
