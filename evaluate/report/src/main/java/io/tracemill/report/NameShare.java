package io.tracemill.report;

import java.util.OptionalLong;

/**
 * How often a label is given, or a tool called.
 *
 * @param traces in all traces that were read; empty where the run did not count it
 * @param train in the rows to train on
 * @param test in those to test with
 */
record NameShare(String name, OptionalLong traces, long train, long test) {
  /** In rows of either kind. */
  long rows() {
    return train + test;
  }

  /** Whether it stands for names that were not told apart, or for none. */
  boolean isOther() {
    return name.startsWith("(");
  }
}
