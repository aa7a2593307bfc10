package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.Optional;

/**
 * An assistant's wish to have a tool run.
 *
 * @param id what the tool's answer refers to, a string
 * @param name the tool's name, a string
 * @param arguments an object; one that was recorded as a string of JSON is already read. Empty
 *     where none were given, which means {@code {}}
 */
public record ToolCall(Optional<Node> id, Node name, Optional<Node> arguments) {}
