package io.tracemill.ask;

/**
 * A prompt to be answered.
 *
 * @param row what its outcome is known by; no two requests of a run have the same
 */
public record Request(long row, Prompt prompt, Decoding decoding) {}
