package io.tracemill.json.text;

/**
 * What the reader of a file already knows to be wrong with a line.
 *
 * @param problem what is wrong and what to do about it
 */
public record Flaw(Malformed kind, String problem) {}
