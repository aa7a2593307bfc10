package io.tracemill.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Filters of numbers. */
final class NumberFilters {
  static final Map<String, Filter> ALL =
      Map.of(
          "int", NumberFilters::integer,
          "float", NumberFilters::real,
          "abs", NumberFilters::absolute,
          "round", NumberFilters::round);

  private NumberFilters() {}

  private static Value integer(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "int", "default", "base");
    rendering.defined(value);
    Value otherwise = bound.get(0).orElse(Int.of(0));
    if (value instanceof TextValue text) {
      Optional<BigInteger> whole = PythonNumbers.integer(text.text(), bound.integer(1, 10));
      if (whole.isPresent()) {
        return Arithmetic.limited(rendering, whole.get());
      }
      // Jinja's do_int tries int(float(value)) next, for "42.23".
      return PythonNumbers.real(text.text())
          .filter(Double::isFinite)
          .map(real -> (Value) new Int(new BigDecimal(real).toBigInteger()))
          .orElse(otherwise);
    }
    if (value instanceof Real real && !Double.isFinite(real.number())) {
      return otherwise;
    }
    return Arithmetic.isNumber(value) ? new Int(Arithmetic.exact(value).toBigInteger()) : otherwise;
  }

  private static Value real(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "float", "default");
    rendering.defined(value);
    Value otherwise = bound.get(0).orElse(new Real(0));
    if (value instanceof TextValue text) {
      return PythonNumbers.real(text.text()).map(real -> (Value) new Real(real)).orElse(otherwise);
    }
    return Arithmetic.isNumber(value) ? new Real(Arithmetic.real(value)) : otherwise;
  }

  private static Value absolute(Rendering rendering, Value value, CallArguments arguments) {
    arguments.bind(rendering, "abs");
    requireNumber(rendering, "abs", value);
    return value instanceof Real real
        ? new Real(Math.abs(real.number()))
        : new Int(Arithmetic.whole(value).orElseThrow().abs());
  }

  private static void requireNumber(Rendering rendering, String filter, Value value) {
    rendering.defined(value);
    if (!Arithmetic.isNumber(value)) {
      throw rendering.failure(filter + " expects a number, not '" + value.type() + "'");
    }
  }

  private static Value round(Rendering rendering, Value value, CallArguments arguments) {
    CallArguments.Bound bound = arguments.bind(rendering, "round", "precision", "method");
    requireNumber(rendering, "round", value);
    int precision = bound.integer(0, 0);
    String method = bound.get(1).isEmpty() ? "common" : bound.text(1);
    if (method.equals("common")) {
      return Arithmetic.round(rendering, value, precision);
    }
    if (!method.equals("ceil") && !method.equals("floor")) {
      throw rendering.failure("round knows the methods common, ceil and floor");
    }
    // As Jinja's do_round, rounding on the way and all.
    double scale = StrictMath.pow(10, precision);
    double scaled = Arithmetic.real(value) * scale;
    return new Real((method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / scale);
  }
}
