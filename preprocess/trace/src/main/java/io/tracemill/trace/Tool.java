package io.tracemill.trace;

import io.tracemill.json.Node;
import java.util.Optional;

/**
 * A function that a model may call.
 *
 * @param parameters the JSON schema of its arguments, an object; empty where it takes none
 * @param definition all that is said of it, its name and description too, an object; empty where
 *     only the rest is known
 */
public record Tool(String name, Optional<Node> parameters, Optional<Node> definition) {

  /** One of which no more is known. */
  public Tool(String name, Optional<Node> parameters) {
    this(name, parameters, Optional.empty());
  }
}
