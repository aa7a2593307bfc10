package io.tracemill.trace;

/** The platform's generations of row shapes. */
public enum DataVersion {
  /** {@code question} and {@code answer}. */
  V0,
  /** {@code messages}. */
  V1
}
