package io.tracemill.jinja;

import io.tracemill.json.Nearest;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What can stand behind {@code is}. */
final class Predicates {
  private static final Map<String, Check> ALL = all();

  private Predicates() {}

  private static Map<String, Check> all() {
    Map<String, Check> all = new HashMap<>();
    all.put("defined", simple(value -> !(value instanceof Undefined)));
    all.put("undefined", simple(value -> value instanceof Undefined));
    all.put("none", simple(value -> value == None.NONE));
    all.put("boolean", simple(value -> value instanceof Bool));
    all.put("true", simple(value -> value == Bool.TRUE));
    all.put("false", simple(value -> value == Bool.FALSE));
    all.put("integer", simple(value -> value instanceof Int));
    all.put("float", simple(value -> value instanceof Real));
    all.put("number", simple(Arithmetic::isNumber));
    all.put("string", simple(value -> value instanceof TextValue));
    all.put("mapping", simple(value -> value instanceof Dict));
    all.put("sequence", simple(Predicates::isSequence));
    all.put("iterable", simple(Iterating::isIterable));
    all.put("callable", simple(value -> value instanceof Callable || value instanceof Undefined));
    all.put("escaped", simple(value -> value instanceof TextValue text && text.isMarkup()));
    all.put("lower", casing(false));
    all.put("upper", casing(true));
    all.put("odd", (r, value, none) -> rest(r, value, Int.of(2)).equals(BigInteger.ONE));
    all.put("even", (r, value, none) -> rest(r, value, Int.of(2)).signum() == 0);
    all.put("divisibleby", (r, value, by) -> rest(r, value, one(r, by)).signum() == 0);
    all.put("filter", (r, value, none) -> Filters.exists(Printing.text(r, value)));
    all.put("test", (r, value, none) -> exists(Printing.text(r, value)));
    all.put("in", (r, value, of) -> Comparing.contains(r, one(r, of), value));
    all.put("sameas", (r, value, other) -> isSame(value, one(r, other)));
    comparisons(all);
    return all;
  }

  private static void comparisons(Map<String, Check> all) {
    Map<ComparisonOperator, String> names =
        Map.of(
            ComparisonOperator.EQUAL, "== eq equalto",
            ComparisonOperator.NOT_EQUAL, "!= ne",
            ComparisonOperator.GREATER, "> gt greaterthan",
            ComparisonOperator.GREATER_OR_EQUAL, ">= ge",
            ComparisonOperator.LESS, "< lt lessthan",
            ComparisonOperator.LESS_OR_EQUAL, "<= le");
    names.forEach(
        (operator, spellings) -> {
          for (String name : spellings.split(" ")) {
            all.put(name, (r, value, other) -> Comparing.holds(r, operator, value, one(r, other)));
          }
        });
  }

  private static Check simple(Predicate<Value> test) {
    return (rendering, value, arguments) -> {
      arguments.bind(rendering, "the test");
      return test.test(value);
    };
  }

  private static Check casing(boolean upper) {
    return (rendering, value, arguments) -> {
      arguments.bind(rendering, "the test");
      return Casing.isAll(Printing.text(rendering, value), upper);
    };
  }

  private static Value one(Rendering rendering, CallArguments arguments) {
    return arguments.bind(rendering, "the test", "other").required(0);
  }

  private static boolean isSequence(Value value) {
    return value instanceof TextValue
        || value instanceof Dict
        || value instanceof Undefined
        || value instanceof SequenceValue sequence && sequence.kind().isIndexed();
  }

  @SuppressWarnings("ReferenceEquality") // as the test "sameas" has it
  private static boolean isSame(Value a, Value b) {
    return a == b
        || a instanceof TextValue && a.equals(b)
        || a instanceof Int m && b instanceof Int n && m.number().equals(n.number());
  }

  private static BigInteger rest(Rendering rendering, Value value, Value by) {
    Value rest = Operators.apply(rendering, BinaryOperator.MODULO, value, by);
    return rest instanceof Real real
        ? BigInteger.valueOf(real.number() == 0 ? 0 : real.number() == 1 ? 1 : 2)
        : Arithmetic.whole(rest)
            .orElseThrow(() -> rendering.failure("'" + value.type() + "' is not a number"));
  }

  private static boolean exists(String name) {
    return ALL.containsKey(name);
  }

  static Optional<Check> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** What is said where there is none of this name. */
  static String unknown(String name) {
    return "there is no test '" + name + "'" + Nearest.question(name, ALL.keySet());
  }
}
