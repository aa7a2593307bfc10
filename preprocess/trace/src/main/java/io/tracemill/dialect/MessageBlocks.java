package io.tracemill.dialect;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.token.Kind;
import java.util.Optional;
import java.util.Set;

/** Tells by their blocks whose messages a list has. */
final class MessageBlocks {
  private static final Name ROLE = Name.of("role");
  private static final Name CONTENT = Name.of("content");
  private static final Name TYPE = Name.of("type");

  private MessageBlocks() {}

  /** Whether a message of {@code array} has a block of one of {@code types}. */
  static boolean any(Node array, Set<String> types) {
    for (Node item : array.items()) {
      if (item.is(Kind.OBJECT)
          && item.has(CONTENT, Kind.ARRAY)
          && item.has(ROLE)
          && hasType(item.peek(CONTENT).get(), types)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a block of {@code blocks} is of one of {@code types}. */
  static boolean hasType(Node blocks, Set<String> types) {
    for (Node block : blocks.items()) {
      if (type(block).filter(types::contains).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of {@code array} are blocks that have a type, and no messages. */
  static boolean areBlocks(Node array) {
    for (Node item : array.items()) {
      if (type(item).isEmpty() || item.has(ROLE) || BlockKind.of(item) == BlockKind.UNKNOWN) {
        return false;
      }
    }
    return array.size() > 0;
  }

  static Optional<String> type(Node block) {
    return block.is(Kind.OBJECT)
        ? block.peek(TYPE).filter(type -> type.is(Kind.STRING)).map(Node::text)
        : Optional.empty();
  }
}
