package io.tracemill.infer.answer;

/**
 * A tool call that a model wrote.
 *
 * @param arguments a JSON object, on one line and in ASCII
 */
public record ToolCallText(String name, String arguments) {}
