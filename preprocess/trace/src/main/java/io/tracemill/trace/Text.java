package io.tracemill.trace;

import io.tracemill.json.Node;

/**
 * Text that is no conversation.
 *
 * @param text a string; holds until the next line is read
 */
public record Text(Origin origin, Node text) implements Item {
  @Override
  public Text at(Origin other) {
    return new Text(other, text);
  }
}
