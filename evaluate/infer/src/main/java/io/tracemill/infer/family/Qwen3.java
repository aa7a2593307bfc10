package io.tracemill.infer.family;

import java.util.List;

/** Qwen3 (Yang et al. 2025), dense: no biases, but norms of queries and keys. */
final class Qwen3 implements Family {
  /** Of the hub library's Qwen3Config. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "Qwen3Config",
          """
          {"vocab_size": 151936, "hidden_size": 4096, "intermediate_size": 22016,
           "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 32,
           "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "rope_theta": 10000,
           "hidden_act": "silu", "tie_word_embeddings": false,
           "use_sliding_window": false, "sliding_window": 4096, "max_window_layers": 28,
           "head_dim": 128, "attention_bias": false}
          """);

  @Override
  public List<String> architectures() {
    return List.of("Qwen3ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize()).rope();
    return new Architecture(
        "Qwen3ForCausalLM",
        ModelSizes.of(config),
        attention,
        Norms.plain(config).withQueryKey(),
        Activation.of(config, "hidden_act", "silu"),
        Llama.attentionBiases(config),
        Projections.SEPARATE,
        Multipliers.NONE,
        new Layers(config).qwen(rope),
        config.flag("tie_word_embeddings", false),
        TensorPrefix.TEXT);
  }
}
