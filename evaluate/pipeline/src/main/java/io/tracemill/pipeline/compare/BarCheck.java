package io.tracemill.pipeline.compare;

import io.tracemill.json.JsonText;
import io.tracemill.score.PairedScores.PairedMetric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Whether a model reached a bar, on the rows that it and the first one answered.
 *
 * @param second which of the models it is
 * @param scores empty where no row has a score of both, which counts as not reached
 */
public record BarCheck(MeanBar bar, int second, Optional<PairedMetric> scores) {
  /** Numbers are compared as results show them. */
  private static final int DECIMALS = 10;

  private static final int SHOWN = 6;

  /** A check on one of {@code pair}'s metrics. */
  public static BarCheck of(MeanBar bar, ComparedPair pair) {
    return new BarCheck(bar, pair.second(), pair.scores().metric(bar.metric()));
  }

  /** Whether the bar is reached. */
  public boolean isReached() {
    return found().isPresent()
        && (bar.kind() == MeanBar.Kind.BELOW
            ? found().get().compareTo(bar.limit()) >= 0
            : found().get().negate().compareTo(bar.limit()) <= 0);
  }

  /** The mean, or its difference to the first one's. */
  private Optional<BigDecimal> found() {
    return scores.map(
        metric ->
            rounded(
                bar.kind() == MeanBar.Kind.BELOW
                    ? metric.second().mean()
                    : metric.difference().mean(),
                DECIMALS));
  }

  private static BigDecimal rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
  }

  /** Which bar it was, and what was found; {@code names} are the models'. */
  public String words(List<String> names) {
    String asked = "`" + bar.kind().setting() + "` " + bar.metric() + "=" + bar.limit() + ": ";
    String first = names.get(0);
    String other = names.get(second);
    if (scores.isEmpty()) {
      return asked
          + "cannot be told, as no row has this score of both "
          + first
          + " and "
          + other
          + "; tracemill score FILE -o SCORED writes scores";
    }
    PairedMetric metric = scores.get();
    String mean = asked + "the mean of " + other + " is " + shown(metric.second().mean());
    String on = " on " + metric.difference().n() + " rows that both answered";
    return bar.kind() == MeanBar.Kind.BELOW
        ? mean + on
        : mean
            + ", "
            + shown(-metric.difference().mean())
            + " under that of "
            + first
            + ", "
            + shown(metric.first().mean())
            + ","
            + on;
  }

  private static String shown(double value) {
    return rounded(value, SHOWN).toPlainString();
  }

  /** Adds it as an object. */
  void addTo(JsonText json) {
    json.beginObject().name("bar").value(bar.kind().setting()).name("metric").value(bar.metric());
    json.name("limit").value(bar.limit()).name("second").value(second).name("found");
    found().ifPresentOrElse(value -> json.value(value.doubleValue()), json::nullValue);
    json.name("reached").value(isReached()).endObject();
  }
}
