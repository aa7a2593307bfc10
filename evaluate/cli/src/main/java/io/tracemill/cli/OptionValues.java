package io.tracemill.cli;

import io.tracemill.json.Nearest;
import io.tracemill.pipeline.settings.Problem;
import io.tracemill.pipeline.settings.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Understands the values of options and collects what is wrong with them, so that all of it is
 * shown together with what is wrong with files. A wrong value counts as not given.
 */
final class OptionValues {
  private final Problems problems;

  OptionValues(Problems problems) {
    this.problems = problems;
  }

  /** Notes what is wrong with an option. */
  void wrong(String option, String message) {
    problems.add(new Problem(Problem.Severity.ERROR, option, OptionalInt.empty(), "", message));
  }

  /** One of some names. */
  Optional<String> choice(String option, Optional<String> given, List<String> names) {
    Optional<String> known = given.filter(names::contains);
    if (given.isPresent() && known.isEmpty()) {
      String value = given.get();
      wrong(
          option,
          "expected one of " + names + " but found " + value + Nearest.question(value, names));
    }
    return known;
  }

  /** The constant of an enum; its names are in small letters. */
  <E extends Enum<E>> Optional<E> constant(
      String option, Optional<String> given, Class<E> constants) {
    return choice(option, given, names(constants))
        .map(name -> Enum.valueOf(constants, name.toUpperCase(Locale.ROOT)));
  }

  /** The names of an enum's constants. */
  static <E extends Enum<E>> List<String> names(Class<E> constants) {
    return List.of(constants.getEnumConstants()).stream()
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .toList();
  }

  /** A whole number of at least 1. */
  Optional<Integer> count(String option, Optional<String> given) {
    return count(option, given, Integer.MAX_VALUE);
  }

  /** A whole number from 1 to {@code most}. */
  Optional<Integer> count(String option, Optional<String> given, int most) {
    Optional<Integer> count = whole(given).filter(n -> n >= 1 && n <= most).map(Long::intValue);
    if (given.isPresent() && count.isEmpty()) {
      boolean tooMany = given.get().matches("[+]?0*[1-9][0-9]*");
      String range = tooMany ? " from 1 to " + most : " of at least 1";
      wrong(option, "expected a whole number" + range + " but found " + given.get());
    }
    return count;
  }

  /** Any whole number. */
  Optional<Long> whole(String option, Optional<String> given) {
    Optional<Long> number = whole(given);
    if (given.isPresent() && number.isEmpty()) {
      wrong(option, "expected a whole number but found " + given.get());
    }
    return number;
  }

  private static Optional<Long> whole(Optional<String> given) {
    return given.filter(text -> text.matches("[+-]?[0-9]{1,18}")).map(Long::valueOf);
  }

  /** A number from 0, or above it, to {@code greatest}. */
  Optional<Double> number(
      String option, Optional<String> given, boolean above, BigDecimal greatest) {
    Optional<BigDecimal> number =
        given
            .filter(text -> text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?|\\.[0-9]{1,9}"))
            .map(BigDecimal::new)
            .filter(n -> n.signum() >= (above ? 1 : 0) && n.compareTo(greatest) <= 0);
    if (given.isPresent() && number.isEmpty()) {
      String least = above ? "a number above 0 and at most " : "a number from 0 to ";
      wrong(option, "expected " + least + greatest + " but found " + given.get());
    }
    return number.map(BigDecimal::doubleValue);
  }
}
