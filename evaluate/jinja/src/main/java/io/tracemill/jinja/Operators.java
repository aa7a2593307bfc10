package io.tracemill.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Arithmetic on anything. */
final class Operators {
  private Operators() {}

  static Value signed(Rendering rendering, boolean minus, Value value) {
    rendering.defined(value);
    if (value instanceof Real real) {
      return minus ? new Real(-real.number()) : real;
    }
    return Arithmetic.whole(value)
        .map(number -> (Value) new Int(minus ? number.negate() : number))
        .orElseThrow(() -> rendering.failure("'" + value.type() + "' has no sign"));
  }

  static Value apply(Rendering rendering, BinaryOperator operator, Value a, Value b) {
    if (Arithmetic.isNumber(a) && Arithmetic.isNumber(b)) {
      return Arithmetic.apply(rendering, operator, a, b);
    }
    Optional<Value> result =
        switch (operator) {
          case ADD -> sum(rendering, a, b);
          case MULTIPLY -> repeated(rendering, a, b).or(() -> repeated(rendering, b, a));
          case MODULO -> formatted(rendering, a, b);
          default -> Optional.empty();
        };
    if (result.isEmpty()) {
      rendering.defined(a);
      rendering.defined(b);
    }
    return result.orElseThrow(
        () ->
            rendering.failure(
                "'"
                    + operator.symbol()
                    + "' cannot be used with '"
                    + a.type()
                    + "' and '"
                    + b.type()
                    + "'"));
  }

  private static Optional<Value> sum(Rendering rendering, Value a, Value b) {
    if (a instanceof TextValue x && b instanceof TextValue y) {
      return Optional.of(x.plus(rendering, y));
    }
    if (a instanceof SequenceValue x && b instanceof SequenceValue y && x.kind() == y.kind()) {
      if (!x.is(SequenceValue.Kind.LIST) && !x.is(SequenceValue.Kind.TUPLE)) {
        return Optional.empty();
      }
      rendering.made((x.items().size() + (long) y.items().size()) * 8);
      List<Value> items = new ArrayList<>(x.items());
      items.addAll(y.items());
      return Optional.of(SequenceValue.of(x.kind(), items));
    }
    return Optional.empty();
  }

  private static Optional<Value> repeated(Rendering rendering, Value value, Value count) {
    boolean list =
        value instanceof SequenceValue s
            && (s.is(SequenceValue.Kind.LIST) || s.is(SequenceValue.Kind.TUPLE));
    if (!list && !(value instanceof TextValue) || Arithmetic.whole(count).isEmpty()) {
      return Optional.empty();
    }
    int times = Math.max(0, Arithmetic.small(rendering, count));
    if (value instanceof TextValue text) {
      rendering.made((long) text.text().length() * times);
      return Optional.of(text.with(text.text().repeat(times)));
    }
    SequenceValue sequence = (SequenceValue) value;
    rendering.made((long) sequence.items().size() * times * 8);
    List<Value> items = new ArrayList<>();
    for (int i = 0; i < times && !sequence.items().isEmpty(); i++) {
      items.addAll(sequence.items());
    }
    return Optional.of(SequenceValue.of(sequence.kind(), items));
  }

  private static Optional<Value> formatted(Rendering rendering, Value format, Value values) {
    if (!(format instanceof TextValue text)) {
      return Optional.empty();
    }
    return Optional.of(PercentFormat.format(rendering, text, values));
  }
}
