package io.tracemill.score.agreement;

/**
 * How far raters agree beyond chance.
 *
 * @param value 1 where they always agree, 0 where they agree as often as by chance
 * @param n how many cases it is of
 */
public record Agreement(double value, Interval interval, int n) {}
