package io.tracemill.jinja;

import java.math.BigInteger;

/** An integer of any size that {@link Arithmetic} lets pass. */
record Int(BigInteger number) implements Value {
  static Int of(long number) {
    return new Int(BigInteger.valueOf(number));
  }

  @Override
  public String type() {
    return "int";
  }

  @Override
  public boolean isTrue() {
    return number.signum() != 0;
  }
}
