package io.tracemill.bench.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The model that a benchmark measures.
 *
 * <p>{@code -p model=DIR} takes another, {@code -p threads=2} more threads.
 */
@State(Scope.Benchmark)
public class MeasuredModel {
  @Param({"TRACEMILL", "TRACEMILL_BF16", "NDARRAY"})
  public DecodedBy by = DecodedBy.TRACEMILL;

  @Param("qwen3-0.6b")
  public String model = "qwen3-0.6b";

  @Param("1")
  public int threads = 1;

  private Optional<ModelWork> work = Optional.empty();

  /** Loads it. */
  @Setup
  public void setup() throws IOException {
    load(ModelDirectory.of(model));
  }

  /** Loads the directory given. */
  public void load(Path directory) throws IOException {
    work = Optional.of(new ModelWork(by.open(directory, threads)));
  }

  /** What it does; only once it is loaded. */
  public ModelWork work() {
    return work.orElseThrow();
  }

  /** Frees it. */
  @TearDown
  public void tearDown() {
    work.ifPresent(ModelWork::close);
  }
}
