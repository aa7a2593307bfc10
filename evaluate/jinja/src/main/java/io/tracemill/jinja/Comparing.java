package io.tracemill.jinja;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Equality, order and membership as in Python. */
final class Comparing {
  private Comparing() {}

  static boolean holds(Rendering rendering, ComparisonOperator operator, Value a, Value b) {
    return switch (operator) {
      case EQUAL -> same(rendering, a, b);
      case NOT_EQUAL -> !same(rendering, a, b);
      case IN -> contains(rendering, b, a);
      case NOT_IN -> !contains(rendering, b, a);
      default -> ordered(rendering, operator, a, b);
    };
  }

  private static boolean ordered(
      Rendering rendering, ComparisonOperator operator, Value a, Value b) {
    boolean unordered = isNan(a) || isNan(b);
    int order = order(rendering, a, b);
    boolean result =
        switch (operator) {
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          default -> order >= 0;
        };
    return result && !unordered;
  }

  private static boolean isNan(Value value) {
    return value instanceof Real real && Double.isNaN(real.number());
  }

  @SuppressWarnings("ReferenceEquality") // what has no contents is only equal to itself
  static boolean same(Rendering rendering, Value a, Value b) {
    rendering.work(1);
    if (a instanceof TextValue x && b instanceof TextValue y) {
      rendering.work(x.text().length() == y.text().length() ? x.text().length() / 8 : 0);
      return x.text().equals(y.text());
    }
    if (Arithmetic.isNumber(a) && Arithmetic.isNumber(b)) {
      return !isNan(a) && !isNan(b) && numbers(a, b) == 0;
    }
    if (a instanceof SequenceValue x && b instanceof SequenceValue y) {
      return x.kind() == y.kind() && sameItems(rendering, x.items(), y.items());
    }
    if (a instanceof Dict x && b instanceof Dict y) {
      return sameEntries(rendering, x, y);
    }
    return a == b || a instanceof Undefined && b instanceof Undefined;
  }

  private static boolean sameItems(Rendering rendering, List<Value> a, List<Value> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!same(rendering, a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean sameEntries(Rendering rendering, Dict a, Dict b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Dict.Entry entry : a.entries()) {
      Optional<Value> other = b.get(rendering, entry.key());
      if (other.isEmpty() || !same(rendering, entry.value(), other.get())) {
        return false;
      }
    }
    return true;
  }

  /**
   * The order of two values that have one. NaN is the greatest, since a sort in Java refuses what
   * is no order; operators ask for it first.
   */
  static int order(Rendering rendering, Value a, Value b) {
    rendering.work(1);
    if (a instanceof TextValue x && b instanceof TextValue y) {
      rendering.work(Math.min(x.text().length(), y.text().length()) / 8);
      return CodePoints.compare(x.text(), y.text());
    }
    if (Arithmetic.isNumber(a) && Arithmetic.isNumber(b)) {
      return numbers(a, b);
    }
    boolean lists =
        a instanceof SequenceValue x
            && b instanceof SequenceValue y
            && x.kind() == y.kind()
            && (x.is(SequenceValue.Kind.LIST) || x.is(SequenceValue.Kind.TUPLE));
    if (lists) {
      return items(rendering, ((SequenceValue) a).items(), ((SequenceValue) b).items());
    }
    rendering.defined(a);
    rendering.defined(b);
    throw rendering.failure("'" + a.type() + "' and '" + b.type() + "' have no order");
  }

  /** The first items that are not equal decide, and only these need an order. */
  private static int items(Rendering rendering, List<Value> a, List<Value> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (!same(rendering, a.get(i), b.get(i))) {
        return order(rendering, a.get(i), b.get(i));
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** Exactly, as float_richcompare: 2**53 + 1 is more than 2.0**53, though not as a double. */
  private static int numbers(Value a, Value b) {
    boolean exact = isFinite(a) && isFinite(b);
    if (exact) {
      return Arithmetic.exact(a).compareTo(Arithmetic.exact(b));
    }
    return Double.compare(Arithmetic.real(a), Arithmetic.real(b));
  }

  private static boolean isFinite(Value number) {
    return !(number instanceof Real real) || Double.isFinite(real.number());
  }

  static Comparator<Value> comparator(Rendering rendering) {
    return (a, b) -> order(rendering, a, b);
  }

  static boolean contains(Rendering rendering, Value container, Value item) {
    if (container instanceof TextValue text) {
      if (!(item instanceof TextValue part)) {
        throw rendering.failure("'in' a string expects a string, not '" + item.type() + "'");
      }
      Searching.work(rendering, text.text(), part.text());
      return text.text().contains(part.text());
    }
    if (container instanceof Dict dict) {
      if (Dict.key(rendering, item).isEmpty()) {
        throw rendering.failure("'" + item.type() + "' cannot be the key of a dict");
      }
      return dict.get(rendering, item).isPresent();
    }
    Iterator<Value> items = Iterating.iterator(rendering, container);
    while (items.hasNext()) {
      if (same(rendering, items.next(), item)) {
        return true;
      }
    }
    return false;
  }
}
