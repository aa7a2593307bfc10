package io.tracemill.infer.family;

import io.tracemill.infer.weights.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lists the tensors of an architecture by the names that a hub's checkpoints use. */
final class TensorNames {
  private final Architecture architecture;
  private final Map<String, Shape> shapes = new LinkedHashMap<>();

  TensorNames(Architecture architecture) {
    this.architecture = architecture;
  }

  Map<String, Shape> all() {
    int hidden = architecture.sizes().hidden();
    int vocabulary = architecture.sizes().vocabulary();
    shapes.put("model.embed_tokens.weight", Shape.of(vocabulary, hidden));
    for (int i = 0; i < architecture.layers().size(); i++) {
      String layer = "model.layers." + i + ".";
      norms(layer, hidden);
      attention(layer + "self_attn.", hidden);
      feedForward(layer + "mlp.", hidden);
    }
    shapes.put("model.norm.weight", Shape.of(hidden));
    if (!architecture.tied()) {
      shapes.put("lm_head.weight", Shape.of(vocabulary, hidden));
    }
    return shapes;
  }

  private void norms(String layer, int hidden) {
    shapes.put(layer + "input_layernorm.weight", Shape.of(hidden));
    shapes.put(layer + "post_attention_layernorm.weight", Shape.of(hidden));
    if (architecture.norms().blocks() == Norms.Blocks.AROUND) {
      shapes.put(layer + "pre_feedforward_layernorm.weight", Shape.of(hidden));
      shapes.put(layer + "post_feedforward_layernorm.weight", Shape.of(hidden));
    }
  }

  private void attention(String prefix, int hidden) {
    Attention attention = architecture.attention();
    int queries = attention.querySize();
    int keys = attention.keySize();
    if (architecture.projections() == Projections.FUSED) {
      linear(prefix + "qkv_proj", queries + 2 * keys, hidden, Bias.QUERY_KEY_VALUE);
    } else {
      linear(prefix + "q_proj", queries, hidden, Bias.QUERY_KEY_VALUE);
      linear(prefix + "k_proj", keys, hidden, Bias.QUERY_KEY_VALUE);
      linear(prefix + "v_proj", keys, hidden, Bias.QUERY_KEY_VALUE);
    }
    linear(prefix + "o_proj", hidden, queries, Bias.ATTENTION_OUTPUT);
    if (architecture.norms().queryKey()) {
      shapes.put(prefix + "q_norm.weight", Shape.of(attention.headSize()));
      shapes.put(prefix + "k_norm.weight", Shape.of(attention.headSize()));
    }
  }

  private void feedForward(String prefix, int hidden) {
    int intermediate = architecture.sizes().intermediate();
    if (architecture.projections() == Projections.FUSED) {
      linear(prefix + "gate_up_proj", 2 * intermediate, hidden, Bias.FEED_FORWARD);
    } else {
      linear(prefix + "gate_proj", intermediate, hidden, Bias.FEED_FORWARD);
      linear(prefix + "up_proj", intermediate, hidden, Bias.FEED_FORWARD);
    }
    linear(prefix + "down_proj", hidden, intermediate, Bias.FEED_FORWARD);
  }

  private void linear(String name, int out, int in, Bias bias) {
    shapes.put(name + ".weight", Shape.of(out, in));
    if (architecture.biases().contains(bias)) {
      shapes.put(name + ".bias", Shape.of(out));
    }
  }
}
