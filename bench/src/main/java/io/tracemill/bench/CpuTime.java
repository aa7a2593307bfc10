package io.tracemill.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Operations a microsecond that the process was on a processor, collector and compiler included:
 * unlike the time on a clock, it says the same on a machine that does something else, too. Name it
 * with {@code -prof}.
 */
public final class CpuTime implements InternalProfiler {
  /** The name of its result. */
  static final String RESULT = "cpu";

  private long before;

  @Override
  public String getDescription() {
    return "operations per microsecond of processor time";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    before = nanos();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double micros = (nanos() - before) / (double) TimeUnit.MICROSECONDS.toNanos(1);
    double operations = result.getMetadata().getAllOps();
    return List.of(new ScalarResult(RESULT, operations / micros, "ops/us", AggregationPolicy.AVG));
  }

  /** Nanoseconds that this process was on processors. */
  static long nanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
