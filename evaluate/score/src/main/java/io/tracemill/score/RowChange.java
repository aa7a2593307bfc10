package io.tracemill.score;

/**
 * A row on which one model has another score than the other one.
 *
 * @param firstLine where it is in the first one's file
 * @param secondLine where it is in the second one's
 * @param first the score of the first, from 0 to 1
 * @param second the score of the second
 */
public record RowChange(long firstLine, long secondLine, double first, double second) {}
