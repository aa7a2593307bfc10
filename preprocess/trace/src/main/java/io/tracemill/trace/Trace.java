package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.List;
import java.util.Optional;

/**
 * A recorded conversation; its values hold until the next line is read.
 *
 * @param tools the definitions that the model was given, an array; each an object or a string of
 *     JSON
 * @param group what traces of one session share, a string
 */
public record Trace(
    Origin origin, List<Message> messages, Optional<Node> tools, Optional<Node> group)
    implements Item {}
