package io.tracemill.cli;

import io.tracemill.score.metric.Metric;
import io.tracemill.score.metric.Metrics;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A value of {@code --metrics}. */
final class MetricOption implements ITypeConverter<Metric> {

  /** The names it takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Metrics.ALL.stream().map(Metric::key).iterator();
    }
  }

  @Override
  public Metric convert(String value) {
    return Metrics.named(value)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected some of "
                        + Metrics.ALL.stream().map(Metric::key).toList()
                        + " but found "
                        + value));
  }
}
