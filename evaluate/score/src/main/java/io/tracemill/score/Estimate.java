package io.tracemill.score;

/**
 * A mean and how sure it is.
 *
 * @param n how many scores it is of, at least one
 * @param low lower end of the 95% interval
 * @param high upper end of it
 */
public record Estimate(int n, double mean, double low, double high) {}
