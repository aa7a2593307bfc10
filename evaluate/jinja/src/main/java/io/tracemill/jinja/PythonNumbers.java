package io.tracemill.jinja;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Numbers in strings, as Python's {@code int} and {@code float} read them. */
final class PythonNumbers {
  /** Of CPython since 3.11 (sys.int_info.default_max_str_digits), as reading takes squared time. */
  private static final int MAX_LENGTH = 4300;

  private static final Map<Integer, String> PREFIXES = Map.of(2, "0b", 8, "0o", 16, "0x");

  private PythonNumbers() {}

  static Optional<BigInteger> integer(String text, int base) {
    String digits = CodePoints.strip(text).toLowerCase(Locale.ROOT);
    boolean minus = digits.startsWith("-");
    digits = minus || digits.startsWith("+") ? digits.substring(1) : digits;
    String prefix = PREFIXES.getOrDefault(base, "");
    digits = !prefix.isEmpty() && digits.startsWith(prefix) ? digits.substring(2) : digits;
    boolean plain = isDigits(digits, base);
    if (!plain || base < 2 || base > 36 || digits.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    BigInteger value = new BigInteger(digits.replace("_", ""), base);
    return Optional.of(minus ? value.negate() : value);
  }

  /** Digits that single underscores may part. */
  private static boolean isDigits(String text, int base) {
    boolean digit = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '_' ? !digit : c > 'z' || Character.digit(c, base) < 0) {
        return false;
      }
      digit = c != '_';
    }
    return digit;
  }

  static Optional<Double> real(String text) {
    String number = CodePoints.strip(text).toLowerCase(Locale.ROOT);
    String unsigned =
        number.startsWith("-") || number.startsWith("+") ? number.substring(1) : number;
    double sign = number.startsWith("-") ? -1 : 1;
    if (unsigned.equals("inf") || unsigned.equals("infinity")) {
      return Optional.of(sign * Double.POSITIVE_INFINITY);
    }
    if (unsigned.equals("nan")) {
      return Optional.of(Double.NaN);
    }
    boolean legal = unsigned.length() <= MAX_LENGTH && isReal(unsigned);
    return legal
        ? Optional.of(sign * Double.parseDouble(unsigned.replace("_", "")))
        : Optional.empty();
  }

  private static boolean isReal(String text) {
    int e = text.indexOf('e');
    String mantissa = e < 0 ? text : text.substring(0, e);
    String power = e < 0 ? "0" : text.substring(e + 1);
    power = power.startsWith("-") || power.startsWith("+") ? power.substring(1) : power;
    int point = mantissa.indexOf('.');
    String whole = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? "" : mantissa.substring(point + 1);
    boolean some = !whole.isEmpty() || !fraction.isEmpty();
    return some
        && isDigits(power, 10)
        && (whole.isEmpty() || isDigits(whole, 10))
        && (fraction.isEmpty() || isDigits(fraction, 10));
  }
}
