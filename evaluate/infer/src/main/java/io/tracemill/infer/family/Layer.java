package io.tracemill.infer.family;

import java.util.Optional;

/**
 * What may differ from layer to layer.
 *
 * @param window how many positions back it sees, itself included; all where nothing
 */
public record Layer(Rope rope, Optional<Integer> window) {

  Layer withRope(Rope other) {
    return new Layer(other, window);
  }
}
