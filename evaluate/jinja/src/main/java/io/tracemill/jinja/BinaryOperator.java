package io.tracemill.jinja;

import java.util.Arrays;
import java.util.Optional;

/** An operator of arithmetic between two values. */
enum BinaryOperator {
  ADD("+"),
  SUBTRACT("-"),
  MULTIPLY("*"),
  DIVIDE("/"),
  FLOOR_DIVIDE("//"),
  MODULO("%"),
  POWER("**");

  private final String symbol;

  BinaryOperator(String symbol) {
    this.symbol = symbol;
  }

  static Optional<BinaryOperator> of(String symbol) {
    return Arrays.stream(values()).filter(each -> each.symbol.equals(symbol)).findFirst();
  }

  String symbol() {
    return symbol;
  }

  /** Whether it fails where the right value is zero. */
  boolean divides() {
    return this == DIVIDE || this == FLOOR_DIVIDE || this == MODULO;
  }
}
