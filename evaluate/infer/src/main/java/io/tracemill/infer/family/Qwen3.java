package io.tracemill.infer.family;

import java.util.List;

/** Qwen3 (Yang et al. 2025), dense: no biases, but norms of queries and keys. */
final class Qwen3 implements Family {
  private static final int HEAD_SIZE = 128;

  @Override
  public List<String> architectures() {
    return List.of("Qwen3ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig config) {
    Attention attention = Attention.of(config, HEAD_SIZE);
    Rope rope = new RopeReading(config, attention.headSize(), RopeReading.USUAL_BASE).rope();
    return new Architecture(
        "Qwen3ForCausalLM",
        Sizes.of(config, 32_768),
        attention,
        Norms.plain(config).withQueryKey(),
        Activation.of(config, "hidden_act", "silu"),
        Llama.biases(config),
        Projections.SEPARATE,
        Multipliers.NONE,
        new Layers(config).qwen(rope),
        config.flag("tie_word_embeddings", false),
        List.of(Prefix.PLAIN));
  }
}
