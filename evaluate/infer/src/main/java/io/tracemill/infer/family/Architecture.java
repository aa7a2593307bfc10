package io.tracemill.infer.family;

import io.tracemill.infer.weights.Shape;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A decoder, completely: with it and its tensors a forward pass can be computed.
 *
 * <p>Each layer is {@code x += residual * attention(norm(x)); x += residual *
 * feedForward(norm(x))}; the feed-forward block is {@code down(activation(gate(x)) * up(x))}.
 * {@link Norms.Blocks#AROUND} has a norm more behind each of the two.
 *
 * @param name the value of {@code architectures}
 * @param tied whether the embedding also makes the logits
 * @param prefixes what may stand before all names of tensors; the first is the usual
 */
public record Architecture(
    String name,
    ModelSizes sizes,
    Attention attention,
    Norms norms,
    Activation activation,
    Set<Bias> biases,
    Projections projections,
    Multipliers multipliers,
    List<Layer> layers,
    boolean tied,
    List<TensorPrefix> prefixes) {

  /** Copies the collections. */
  public Architecture {
    biases = Set.copyOf(biases);
    layers = List.copyOf(layers);
    prefixes = List.copyOf(prefixes);
  }

  Architecture withLayers(List<Layer> others) {
    return new Architecture(
        name,
        sizes,
        attention,
        norms,
        activation,
        biases,
        projections,
        multipliers,
        others,
        tied,
        prefixes);
  }

  /**
   * The names and shapes of all tensors it needs, as in a model for text alone: {@code
   * model.layers.0.self_attn.q_proj.weight}.
   */
  public Map<String, Shape> tensors() {
    return new TensorNames(this).all();
  }

  /** Whether a tensor it does not need may be there all the same. */
  public boolean isHarmless(String tensor) {
    return tensor.endsWith(".rotary_emb.inv_freq")
        || tied && tensor.endsWith("lm_head.weight")
        || prefixes.stream().anyMatch(prefix -> prefix.isElsewhere(tensor));
  }
}
