package io.tracemill.bench;

import io.tracemill.bench.model.NoDecoder;
import io.tracemill.infer.Decoding;
import io.tracemill.infer.decode.Continuation;
import io.tracemill.infer.decode.SchedulerListener;
import io.tracemill.infer.decode.SchedulerSettings;
import io.tracemill.infer.decode.Sequence;
import io.tracemill.infer.decode.SlotCache;
import io.tracemill.infer.decode.SlotScheduler;
import io.tracemill.infer.decode.Tokens;
import io.tracemill.infer.decode.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
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
 * What does it cost to keep sequences in slots, if the model costs nothing?
 *
 * <p>An operation is a new token; 200 prompts of 190 tokens, 150 of them the same, become 24 tokens
 * longer.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class SchedulerBenchmark {
  private static final int PROMPTS = 200;
  private static final int SHARED = 150;
  private static final int OWN = 40;
  private static final int NEW = 24;

  /** How many tokens are new. */
  static final int TOKENS = PROMPTS * NEW;

  @Param({"1", "8", "32"})
  int batch = 8;

  private final List<Sequence> sequences = new ArrayList<>();

  /** Makes the prompts. */
  @Setup
  public void setup() {
    Random random = new Random(1);
    Tokens shared = Tokens.of(random.ints(SHARED, 0, 1000).toArray());
    for (int row = 0; row < PROMPTS; row++) {
      Tokens own = Tokens.of(random.ints(OWN, 0, 1000).toArray());
      sequences.add(new Sequence(row, shared.followedBy(own), Decoding.greedy(NEW)));
    }
  }

  /** All answers. */
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public List<Continuation> run() throws IOException {
    List<Continuation> finished = new ArrayList<>();
    new SlotScheduler(
            new SlotCache(new NoDecoder()),
            new Vocabulary(Set.of(), tokens -> ""),
            SchedulerSettings.of(batch),
            SchedulerListener.NONE)
        .run(sequences.iterator(), finished::add);
    return finished;
  }
}
