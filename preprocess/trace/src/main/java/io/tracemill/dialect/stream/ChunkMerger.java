package io.tracemill.dialect.stream;

import io.tracemill.json.JsonText;
import io.tracemill.json.Node;

/** Puts the chunks of one vendor's stream together. Holds one stream. */
interface ChunkMerger {

  /** Takes the next chunk. */
  void add(Node chunk);

  /** Whether the stream said that it was complete. */
  boolean isWhole();

  /** Whether it began a second time, after something had been said. */
  default boolean beganAnew() {
    return false;
  }

  /** Writes the answer as the vendor has it where it is not streamed. */
  void write(JsonText json);
}
