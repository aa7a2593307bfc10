package io.tracemill.prepare;

/**
 * How many written rows have a prompt that another row answers differently.
 *
 * @param train rows of the training set whose prompt has another answer there
 * @param test rows of the test set whose prompt has another answer there
 * @param across further rows of both, whose prompt has another answer in the other set alone
 */
public record Contradicted(long train, long test, long across) {}
