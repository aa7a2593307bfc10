package io.tracemill.infer.torch;

import io.tracemill.infer.family.Layer;
import io.tracemill.infer.family.Rope;
import java.util.List;
import java.util.Optional;

/**
 * In what the layers of a model differ.
 *
 * @param ropes the different ones
 * @param windows the different ones; nothing for layers that see everything
 */
record LayerKinds(List<Rope> ropes, List<Optional<Integer>> windows) {

  static LayerKinds of(List<Layer> layers) {
    return new LayerKinds(
        layers.stream().map(Layer::rope).distinct().toList(),
        layers.stream().map(Layer::window).distinct().toList());
  }
}
