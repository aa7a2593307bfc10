package io.tracemill.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Python's numbers, of which booleans are some.
 *
 * <p>What CPython computes exactly is exact here (Objects/longobject.c), and what it rounds is
 * rounded once: a prompt is the same to the last digit on every JDK.
 */
final class Arithmetic {
  /** Some 4200 digits: Python reads and prints no integers of more than 4300. */
  private static final int MAX_BITS = 14_000;

  /**
   * The digits of a quotient on its way to a double. CPython rounds once, from the exact one; so
   * many digits leave nothing for a second rounding to decide.
   */
  private static final MathContext QUOTIENT = new MathContext(60);

  private static final List<Integer> RADIXES = List.of(2, 8, 16);

  private Arithmetic() {}

  static boolean isNumber(Value value) {
    return value instanceof Int || value instanceof Real || value instanceof Bool;
  }

  /** An integer or boolean as an integer. */
  static Optional<BigInteger> whole(Value value) {
    if (value instanceof Int number) {
      return Optional.of(number.number());
    }
    return value instanceof Bool bool
        ? Optional.of(bool.isTrue() ? BigInteger.ONE : BigInteger.ZERO)
        : Optional.empty();
  }

  /** A finite number. */
  static BigDecimal exact(Value number) {
    return number instanceof Real real
        ? new BigDecimal(real.number())
        : new BigDecimal(whole(number).orElseThrow());
  }

  static double real(Value number) {
    return number instanceof Real real ? real.number() : whole(number).orElseThrow().doubleValue();
  }

  /** An argument that is to be a count or the like. */
  static int small(Rendering rendering, Value value) {
    rendering.defined(value);
    BigInteger number =
        whole(value)
            .orElseThrow(
                () -> rendering.failure("expected an integer but found '" + value.type() + "'"));
    if (number.bitLength() > 31) {
      throw rendering.failure("the integer is too great here");
    }
    return number.intValue();
  }

  static Value integer(TokenStream tokens, Token token) {
    String digits = token.text();
    if (digits.length() > MAX_BITS / 4) {
      throw tokens.failure(token.place(), "an integer of " + digits.length() + " digits");
    }
    boolean zeros = digits.startsWith("0") && digits.chars().anyMatch(c -> c != '0');
    int radix = zeros ? List.of("0b", "0o", "0x").indexOf(prefix(digits)) : -1;
    if (zeros && radix < 0) {
      throw tokens.failure(token.place(), "an integer does not begin with 0");
    }
    return PythonNumbers.integer(digits, radix < 0 ? 10 : RADIXES.get(radix))
        .map(Int::new)
        .orElseThrow(() -> tokens.failure(token.place(), "'" + digits + "' is no integer"));
  }

  private static String prefix(String digits) {
    return digits.substring(0, 2).toLowerCase(Locale.ROOT);
  }

  static Value limited(Rendering rendering, BigInteger number) {
    if (number.bitLength() > MAX_BITS) {
      throw rendering.failure("an integer becomes longer than " + MAX_BITS + " bits");
    }
    rendering.work(number.bitLength() / 64);
    return new Int(number);
  }

  static Value apply(Rendering rendering, BinaryOperator operator, Value a, Value b) {
    boolean whole = !(a instanceof Real) && !(b instanceof Real);
    if (operator.divides() && !b.isTrue()) {
      throw rendering.failure("division by zero");
    }
    return whole
        ? wholes(rendering, operator, whole(a).orElseThrow(), whole(b).orElseThrow())
        : new Real(reals(rendering, operator, real(a), real(b)));
  }

  private static Value wholes(
      Rendering rendering, BinaryOperator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> limited(rendering, a.add(b));
      case SUBTRACT -> limited(rendering, a.subtract(b));
      case MULTIPLY -> limited(rendering, a.multiply(b));
      case DIVIDE -> quotient(rendering, a, b);
      case FLOOR_DIVIDE -> limited(rendering, floor(a, b));
      case MODULO -> limited(rendering, a.subtract(floor(a, b).multiply(b)));
      case POWER -> power(rendering, a, b);
    };
  }

  private static Value quotient(Rendering rendering, BigInteger a, BigInteger b) {
    double result = new BigDecimal(a).divide(new BigDecimal(b), QUOTIENT).doubleValue();
    if (Double.isInfinite(result)) {
      throw rendering.failure("the quotient is too great for a float");
    }
    return new Real(result);
  }

  /** Python rounds towards minus infinity, Java towards zero. */
  private static BigInteger floor(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != b.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static Value power(Rendering rendering, BigInteger a, BigInteger b) {
    if (b.signum() < 0) {
      return new Real(reals(rendering, BinaryOperator.POWER, a.doubleValue(), b.doubleValue()));
    }
    boolean grows = a.abs().compareTo(BigInteger.ONE) > 0;
    if (grows && (b.bitLength() > 31 || b.longValue() * (a.bitLength() - 1) > MAX_BITS)) {
      throw rendering.failure("an integer becomes longer than " + MAX_BITS + " bits");
    }
    return limited(rendering, grows ? a.pow(b.intValue()) : small(a, b));
  }

  /** A power of -1, 0 or 1, which does not grow whatever the exponent. */
  private static BigInteger small(BigInteger a, BigInteger b) {
    boolean even = !b.testBit(0);
    return b.signum() == 0 || even && a.signum() != 0 ? BigInteger.ONE : a;
  }

  private static double reals(Rendering rendering, BinaryOperator operator, double a, double b) {
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case FLOOR_DIVIDE -> floor(a, b);
      case MODULO -> modulo(a, b);
      case POWER -> power(rendering, a, b);
    };
  }

  /** Has the sign of the divisor, a zero too (float_rem); Java's has that of the dividend. */
  private static double modulo(double a, double b) {
    double rest = a % b;
    if (rest == 0) {
      return Math.copySign(0.0, b);
    }
    return rest < 0 != b < 0 ? rest + b : rest;
  }

  /**
   * By way of the remainder, as CPython's float_divmod: the floor of a quotient that was rounded up
   * to an integer would be one too many. The quotient is nearly whole here, and is made so.
   */
  private static double floor(double a, double b) {
    double quotient = (a - modulo(a, b)) / b;
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }

  private static double power(Rendering rendering, double a, double b) {
    if (a == 0 && b < 0) {
      throw rendering.failure("zero to a negative power");
    }
    if (a < 0 && Double.isFinite(b) && b != Math.floor(b)) {
      throw rendering.failure("the power is a complex number");
    }
    // Math.pow may differ in its last bit from machine to machine.
    double result = StrictMath.pow(a, b);
    if (Double.isInfinite(result) && Double.isFinite(a) && Double.isFinite(b)) {
      throw rendering.failure("the power is too great for a float");
    }
    return result;
  }

  /**
   * Python's {@code round}: half to even, of the exact value, so that 2.675, which is a little less
   * than that, becomes 2.67. A float keeps its digits where it has no more than asked for.
   */
  static Value round(Rendering rendering, Value number, int precision) {
    if (number instanceof Real real && !Double.isFinite(real.number())) {
      return number;
    }
    // No double has a digit so far from its point that these would not reach.
    int digits = Math.max(-400, Math.min(400, precision));
    BigDecimal exact = exact(number);
    if (number instanceof Real real) {
      boolean same = digits >= exact.scale();
      double rounded = exact.setScale(digits, RoundingMode.HALF_EVEN).doubleValue();
      return new Real(same ? real.number() : Math.copySign(rounded, real.number()));
    }
    return digits >= 0
        ? limited(rendering, exact.toBigInteger())
        : limited(rendering, exact.setScale(digits, RoundingMode.HALF_EVEN).toBigInteger());
  }
}
