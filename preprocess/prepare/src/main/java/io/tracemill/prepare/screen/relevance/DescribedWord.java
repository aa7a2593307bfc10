package io.tracemill.prepare.screen.relevance;

/**
 * A word of a job description.
 *
 * @param text as it is written there
 * @param weight 2 if it is part of a name, a class or an enum's value, or is said repeatedly; else
 *     1
 */
record DescribedWord(long hash, String text, int weight) {}
