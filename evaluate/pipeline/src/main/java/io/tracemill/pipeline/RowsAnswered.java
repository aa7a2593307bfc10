package io.tracemill.pipeline;

/**
 * How far a model is with a test set.
 *
 * @param rows how many there are
 * @param finished how many of them are done, also by an earlier run
 * @param resumed how many an earlier run did
 * @param promptTokens read by the model in this run
 * @param newTokens written by the model in this run
 * @param aside what else there is to say, such as how much is asked at a time; may be empty
 */
public record RowsAnswered(
    int rows, int finished, int resumed, long promptTokens, long newTokens, String aside) {}
