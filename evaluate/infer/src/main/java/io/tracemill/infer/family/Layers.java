package io.tracemill.infer.family;

import io.tracemill.json.Name;
import io.tracemill.json.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Reads which layers see only a window. */
record Layers(ModelConfig config) {
  private static final String SLIDING = "sliding_attention";
  private static final String FULL = "full_attention";
  private static final String TYPES = "layer_types";
  private static final String WINDOW = "sliding_window";

  /** As the size of {@link ModelConfig}: a guard, since the tensors of each are listed. */
  private static final int MOST = 4096;

  private int count() {
    int count = config.size("num_hidden_layers");
    if (count > MOST) {
      throw config
          .node()
          .field(Name.of("num_hidden_layers"))
          .failure("expected at most " + MOST + " layers, found " + count);
    }
    return count;
  }

  /** All alike and seeing everything. */
  List<Layer> full(Rope rope) {
    return all(new Layer(rope, Optional.empty()));
  }

  /** All alike with the window of the config, if it has one. */
  List<Layer> windowed(Rope rope) {
    return all(new Layer(rope, config.find(WINDOW).map(found -> config.size(WINDOW))));
  }

  private List<Layer> all(Layer layer) {
    return Collections.nCopies(count(), layer);
  }

  /** Qwen's: those from {@code max_window_layers} on, if {@code use_sliding_window} says so. */
  List<Layer> qwen(Rope rope) {
    if (!config.flag("use_sliding_window", false) || config.find(WINDOW).isEmpty()) {
      return full(rope);
    }
    double first = config.find("max_window_layers").map(n -> n.number().doubleValue()).orElse(0.0);
    Layer sliding = new Layer(rope, Optional.of(config.size(WINDOW)));
    return mixed(i -> i >= first, new Layer(rope, Optional.empty()), sliding);
  }

  /**
   * SmolLM3's: those that {@code no_rope_layers} has a 0 for do not rotate, and see a window if
   * {@code use_sliding_window} says so.
   */
  List<Layer> smolLm3(Rope rope) {
    List<Boolean> rotated = rotated();
    Optional<Integer> window =
        config
            .find(WINDOW)
            .filter(found -> config.flag("use_sliding_window", false))
            .map(found -> config.size(WINDOW));
    List<Layer> windows =
        mixed(i -> !rotated.get(i), new Layer(rope, Optional.empty()), new Layer(rope, window));
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      layers.add(rotated.get(i) ? windows.get(i) : windows.get(i).withRope(Rope.NONE));
    }
    return layers;
  }

  private List<Boolean> rotated() {
    Optional<Node> said = config.find("no_rope_layers");
    List<Boolean> rotated = new ArrayList<>();
    said.ifPresent(list -> list.items().forEach(item -> rotated.add(item.number().signum() != 0)));
    if (said.isPresent() && rotated.size() < count()) {
      throw said.get().failure(rotated.size() + " layers of " + count());
    }
    int interval = config.size("no_rope_layer_interval");
    for (int i = rotated.size(); i < count(); i++) {
      rotated.add((i + 1) % interval != 0);
    }
    return rotated;
  }

  /** By {@code layer_types}; where they are absent, {@code sliding} tells. */
  List<Layer> mixed(IntPredicate sliding, Layer full, Layer window) {
    Optional<Node> types = config.find(TYPES);
    List<Layer> layers = new ArrayList<>();
    if (types.isPresent()) {
      for (Node type : types.get().items()) {
        layers.add(isSliding(type) ? window : full);
      }
      if (layers.size() != count()) {
        throw types.get().failure(layers.size() + " types for " + count() + " layers");
      }
      return layers;
    }
    for (int i = 0; i < count(); i++) {
      layers.add(sliding.test(i) ? window : full);
    }
    return layers;
  }

  private static boolean isSliding(Node type) {
    String text = type.text();
    if (!text.equals(SLIDING) && !text.equals(FULL)) {
      throw type.failure(
          ModelReason.NOT_COMPUTED,
          "expected " + FULL + " or " + SLIDING + " but found " + type.shown());
    }
    return text.equals(SLIDING);
  }
}
