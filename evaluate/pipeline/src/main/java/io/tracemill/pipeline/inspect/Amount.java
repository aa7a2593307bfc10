package io.tracemill.pipeline.inspect;

/**
 * How many values there were.
 *
 * @param distinct how many of them differ
 * @param more whether there are more than {@code distinct}
 */
public record Amount(long total, int distinct, boolean more) {}
