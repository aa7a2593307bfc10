package io.tracemill.prepare.split;

/**
 * How many traces go where.
 *
 * @param test 0 where a test set is given
 */
public record SplitSizes(int train, int test, int maxUnstructured) {}
