package io.tracemill.json;

import java.math.BigDecimal;
import java.util.Optional;

/** The values of JSON numbers. */
final class Numbers {
  /** Longer numbers are text to us: reading them takes time that grows with their square. */
  static final int MAX_LENGTH = 1000;

  private Numbers() {}

  /** The exact value of a number; nothing if it is too long or its exponent too great. */
  static Optional<BigDecimal> value(Slice number) {
    if (number.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BigDecimal(number.toString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Its value in the one form that all spellings of it share. */
  static Optional<BigDecimal> canonical(Node number) {
    return value(number.raw()).map(BigDecimal::stripTrailingZeros);
  }
}
