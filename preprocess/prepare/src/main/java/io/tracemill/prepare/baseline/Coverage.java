package io.tracemill.prepare.baseline;

/**
 * How much of a test set the original model's answers cover.
 *
 * @param prompts of the test set, expanded where that is asked for
 * @param answered those of them that occur in the traces
 */
public record Coverage(long prompts, long answered) {}
