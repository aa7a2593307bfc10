package io.tracemill.answer.reading;

/**
 * A tool call that a model wrote.
 *
 * @param arguments a JSON object, on one line, otherwise as it was written
 */
public record ToolCallText(String name, String arguments) {}
