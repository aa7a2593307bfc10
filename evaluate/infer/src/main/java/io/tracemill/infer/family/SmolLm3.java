package io.tracemill.infer.family;

import java.util.List;

/** SmolLM3 (Bakouch et al. 2025): like Llama, but every fourth layer knows no positions. */
final class SmolLm3 implements Family {
  /** Of the hub library's SmolLM3Config. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "SmolLM3Config",
          """
          {"vocab_size": 128256, "hidden_size": 2048, "intermediate_size": 11008,
           "num_hidden_layers": 36, "num_attention_heads": 16, "num_key_value_heads": 4,
           "max_position_embeddings": 32768, "rms_norm_eps": 1e-6, "rope_theta": 2000000,
           "hidden_act": "silu", "tie_word_embeddings": true,
           "attention_bias": false, "mlp_bias": false,
           "use_sliding_window": false, "no_rope_layer_interval": 4}
          """);

  @Override
  public List<String> architectures() {
    return List.of("SmolLM3ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize()).rope();
    return Llama.read(config, "SmolLM3ForCausalLM", attention, Multipliers.NONE)
        .withLayers(new Layers(config).smolLm3(rope));
  }
}
