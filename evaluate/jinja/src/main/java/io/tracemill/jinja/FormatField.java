package io.tracemill.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * How one value is written by {@code %} or {@code str.format}.
 *
 * @param align {@code <}, {@code >}, {@code ^}, {@code =}, or a blank for the type's own
 * @param sign {@code -}, {@code +} or a blank, for what stands in front of numbers
 * @param precision digits or characters; -1 where none is given
 * @param type the letter; a blank where none is given
 */
record FormatField(
    String fill, char align, char sign, boolean grouped, int width, int precision, char type) {
  private static final int DEFAULT_PRECISION = 6;

  /** A number, padded and signed. */
  String number(Rendering rendering, Value value) {
    boolean negative = value instanceof Real real ? isNegative(real) : negative(value);
    String digits = digits(rendering, value);
    String prefix = negative ? "-" : sign == '-' ? "" : Character.toString(sign);
    return pad(rendering, prefix, grouped ? grouped(digits) : digits, '>');
  }

  private static boolean isNegative(Real real) {
    return real.number() < 0 || 1 / real.number() < 0;
  }

  private static boolean negative(Value value) {
    return Arithmetic.whole(value).orElseThrow().signum() < 0;
  }

  /** A string, cut and padded. */
  String text(Rendering rendering, String text) {
    boolean cut = precision >= 0 && precision < CodePoints.length(text);
    String shown = cut ? text.substring(0, text.offsetByCodePoints(0, precision)) : text;
    return pad(rendering, "", shown, '<');
  }

  private String pad(Rendering rendering, String prefix, String text, char usual) {
    int missing = Math.max(0, width - CodePoints.length(text) - prefix.length());
    rendering.made((long) text.length() + missing * (long) fill.length());
    int left =
        switch (align == ' ' ? usual : align) {
          case '<' -> 0;
          case '^' -> missing / 2;
          default -> missing;
        };
    String before = fill.repeat(left);
    String start = align == '=' ? prefix + before : before + prefix;
    return start + text + fill.repeat(missing - left);
  }

  private String digits(Rendering rendering, Value value) {
    return switch (type) {
      case 'd', 'i', 'u', 'n' -> whole(rendering, value).toString();
      case 'x' -> whole(rendering, value).toString(16);
      case 'X' -> whole(rendering, value).toString(16).toUpperCase(Locale.ROOT);
      case 'o' -> whole(rendering, value).toString(8);
      case 'b' -> whole(rendering, value).toString(2);
      case 'f', 'F', '%' -> fixed(rendering, value);
      case 'e', 'E', 'g', 'G' -> scientific(rendering, value);
      default ->
          value instanceof Real real
              ? precision < 0 ? Reals.shown(Math.abs(real.number())) : scientific(rendering, value)
              : whole(rendering, value).toString();
    };
  }

  /** Cut towards zero, as int() does; the sign stands elsewhere. */
  private static BigInteger whole(Rendering rendering, Value value) {
    if (value instanceof Real real && !Double.isFinite(real.number())) {
      throw rendering.failure("an integer cannot be made of " + Reals.shown(real.number()));
    }
    return Arithmetic.exact(value).toBigInteger().abs();
  }

  /** Its cost is counted, and bounded, before so many digits are computed. */
  private int precision(Rendering rendering) {
    rendering.made(precision);
    if (precision > 1000) {
      throw rendering.failure("more than 1000 digits");
    }
    return precision < 0 ? DEFAULT_PRECISION : precision;
  }

  private String fixed(Rendering rendering, Value value) {
    if (value instanceof Real real && !Double.isFinite(real.number())) {
      return Reals.shown(Math.abs(real.number())) + (type == '%' ? "%" : "");
    }
    BigDecimal number = Arithmetic.exact(value).abs();
    BigDecimal scaled = type == '%' ? number.movePointRight(2) : number;
    return scaled.setScale(precision(rendering), RoundingMode.HALF_EVEN).toPlainString()
        + (type == '%' ? "%" : "");
  }

  /**
   * As C's {@code %e} and {@code %g} (C11 7.21.6.1): the latter has an exponent where it is below
   * -4 or not below the precision, and no zeros at the end. Without a letter a float keeps one
   * digit behind its point, as in Python alone.
   */
  private String scientific(Rendering rendering, Value value) {
    if (value instanceof Real real && !Double.isFinite(real.number())) {
      return Reals.shown(Math.abs(real.number()));
    }
    boolean general = type != 'e' && type != 'E';
    int digits = general ? Math.max(1, precision(rendering)) : precision(rendering) + 1;
    BigDecimal number =
        Arithmetic.exact(value).abs().round(new MathContext(digits, RoundingMode.HALF_EVEN));
    int exponent = number.signum() == 0 ? 0 : number.precision() - number.scale() - 1;
    String text;
    if (general && exponent >= -4 && exponent < digits) {
      BigDecimal shown = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
      boolean point = type == ' ' && shown.scale() <= 0;
      text = shown.setScale(point ? 1 : Math.max(0, shown.scale())).toPlainString();
    } else {
      text = exponential(number, exponent, general ? -1 : digits);
    }
    return Character.isUpperCase(type) ? text.toUpperCase(Locale.ROOT) : text;
  }

  private static String exponential(BigDecimal number, int exponent, int digits) {
    BigDecimal mantissa = number.movePointLeft(exponent);
    BigDecimal shown = digits < 0 ? mantissa.stripTrailingZeros() : mantissa.setScale(digits - 1);
    String power = (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "");
    return shown.toPlainString() + "e" + power + Math.abs(exponent);
  }

  private static String grouped(String digits) {
    int point = digits.indexOf('.');
    StringBuilder result = new StringBuilder(digits);
    for (int i = (point < 0 ? digits.length() : point) - 3; i > 0; i -= 3) {
      result.insert(i, ',');
    }
    return result.toString();
  }
}
