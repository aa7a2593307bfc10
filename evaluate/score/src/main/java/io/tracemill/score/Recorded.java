package io.tracemill.score;

/**
 * The scores of a metric that a file came with.
 *
 * @param n how many rows had one
 * @param mean their mean
 * @param compared how many of them were scored anew
 * @param same how many of those got the same score, within 1e-6
 */
public record Recorded(int n, double mean, int compared, int same) {}
