package io.tracemill.jinja;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** An operator of arithmetic between two values. */
enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  MODULO("%"),
  POWER("**");

  private static final Map<String, BinaryOperator> ALL =
      Arrays.stream(values()).collect(Collectors.toMap(each -> each.symbol, each -> each));

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<BinaryOperator> of(String symbol) {
    return Optional.ofNullable(ALL.get(symbol));
  }

  String symbol() {
    return symbol;
  }

  /** Whether it fails where the right value is zero. */
  boolean divides() {
    return this == DIVIDE || this == FLOOR_DIVIDE || this == MODULO;
  }
}
