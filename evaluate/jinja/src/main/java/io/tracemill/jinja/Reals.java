package io.tracemill.jinja;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats in Python's spelling: the fewest digits that read back as the same number (repr, since
 * Python 3.1). Double.toString has more than that before JDK 19, so digits are tried.
 */
final class Reals {
  /** So many are enough for every double. */
  private static final int DIGITS = 17;

  private Reals() {}

  static String shown(double number) {
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return 1 / number < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = shortest(number);
    int exponent = shortest.precision() - shortest.scale() - 1;
    // Where float_repr_style "short" turns to an exponent.
    if (exponent < -4 || exponent >= 16) {
      return scientific(shortest, exponent);
    }
    return shortest.setScale(Math.max(1, shortest.scale())).toPlainString();
  }

  private static BigDecimal shortest(double number) {
    BigDecimal exact = new BigDecimal(number);
    for (int digits = 1; digits < DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == number) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  private static String scientific(BigDecimal number, int exponent) {
    String digits = number.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return (number.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + fraction
        + "e"
        + power
        + Math.abs(exponent);
  }
}
