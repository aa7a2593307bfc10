package io.tracemill.prepare.flow;

import io.tracemill.json.Node;
import java.util.Optional;

/** Which lines of a file belong together: those with the same key, wherever they stand. */
public interface Join {

  /** The key of {@code line}, any value; empty for a line that stands by itself. */
  Optional<Node> key(Node line);

  /** All lines of a file belong together. */
  static Join wholeFile() {
    Optional<Node> any = Optional.of(Node.of("0"));
    return line -> any;
  }
}
