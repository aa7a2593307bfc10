package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;

/**
 * One message of a conversation; its values hold until the next line is read.
 *
 * @param content a string, or an array of parts; empty where it is absent or null
 * @param toolCalls in order; only an assistant has any
 * @param toolCallId the call that a tool's message answers, a string
 * @param name who speaks, where several have the same role, a string
 */
public record Message(
    Role role,
    Optional<Node> content,
    List<ToolCall> toolCalls,
    Optional<Node> toolCallId,
    Optional<Node> name) {}
