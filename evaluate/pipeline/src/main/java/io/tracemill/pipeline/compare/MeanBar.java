package io.tracemill.pipeline.compare;

import io.tracemill.json.Nearest;
import io.tracemill.pipeline.settings.Choices;
import io.tracemill.pipeline.settings.RequestValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bar that the mean of a metric has to reach.
 *
 * @param metric its name
 * @param limit from 0 to 1
 */
public record MeanBar(Kind kind, String metric, BigDecimal limit) {
  private static final String NUMBER = "[01](\\.[0-9]{1,9})?|\\.[0-9]{1,9}";

  /** What the limit is of. */
  public enum Kind {
    /** The mean must not be below the limit. */
    BELOW("fail-below"),
    /** The mean must not lie under the first model's by more than the limit. */
    WORSE("fail-worse");

    private final String setting;

    Kind(String setting) {
      this.setting = setting;
    }

    /** What it is called in a request. */
    public String setting() {
      return setting;
    }
  }

  /** All bars that a request has, such as {@code fail-below: accuracy=0.8}. */
  public static List<MeanBar> read(RequestValues values) {
    List<MeanBar> bars = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (String text : values.texts(kind.setting())) {
        of(kind, text, values).ifPresent(bars::add);
      }
    }
    return bars;
  }

  private static Optional<MeanBar> of(Kind kind, String text, RequestValues values) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return wrong(kind, values, "expected metric=x, such as accuracy=0.8, but found " + text);
    }
    String metric = text.substring(0, equals);
    String number = text.substring(equals + 1);
    List<String> known = Choices.METRICS.words();
    if (!known.contains(metric)) {
      String near = Nearest.question(metric, known);
      return wrong(kind, values, "expected one of " + known + " but found " + metric + near);
    } else if (!number.matches(NUMBER) || new BigDecimal(number).compareTo(BigDecimal.ONE) > 0) {
      return wrong(
          kind, values, "expected a number from 0 to 1 after " + metric + "= but found " + number);
    }
    return Optional.of(new MeanBar(kind, metric, new BigDecimal(number)));
  }

  private static Optional<MeanBar> wrong(Kind kind, RequestValues values, String problem) {
    values.problems().use(kind.setting(), problem);
    return Optional.empty();
  }
}
