package io.tracemill.jinja;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An operator that compares two values, of which several can follow one another. */
enum ComparisonOperator {
  EQUAL("=="),
  NOT_EQUAL("!="),
  LESS("<"),
  LESS_OR_EQUAL("<="),
  GREATER(">"),
  GREATER_OR_EQUAL(">="),
  IN("in"),
  NOT_IN("not in");

  private static final Map<String, ComparisonOperator> ALL =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.symbol, each -> each));

  private final String symbol;

  ComparisonOperator(String symbol) {
    this.symbol = symbol;
  }

  /** That of a symbol, which no name is. */
  static Optional<ComparisonOperator> of(String symbol) {
    return Optional.ofNullable(ALL.get(symbol));
  }
}
