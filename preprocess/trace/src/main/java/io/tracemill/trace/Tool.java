package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.Optional;

/**
 * A function that a model may call.
 *
 * @param parameters the JSON schema of its arguments, an object; empty where it takes none
 */
public record Tool(String name, Optional<Node> parameters) {}
