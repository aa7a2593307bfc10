package io.tracemill.score.metric;

/**
 * No score; it is counted apart and left out of the mean.
 *
 * @param reason for people, such as {@code needs an LLM as a judge}
 */
public record NotScored(String reason) implements Score {}
