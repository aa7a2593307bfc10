package io.tracemill.json;

import io.tracemill.json.text.Slice;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/** The values of JSON numbers. */
final class Numbers {
  /** Longer numbers are text to us: reading them takes time that grows with their square. */
  static final int MAX_LENGTH = 1000;

  /** So many digits always fit in a {@code long}. */
  static final int LONG_DIGITS = 18;

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

  /** The value of a number that is spelled as an integer of at most 18 digits. */
  static OptionalLong integer(Slice number) {
    byte[] bytes = number.bytes();
    boolean negative = bytes[number.start()] == '-';
    int at = number.start() + (negative ? 1 : 0);
    if (number.end() - at > LONG_DIGITS) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (; at < number.end(); at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return OptionalLong.empty();
      }
      value = value * 10 + digit;
    }
    return OptionalLong.of(negative ? -value : value);
  }
}
