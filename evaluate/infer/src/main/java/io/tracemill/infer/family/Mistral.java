package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;

/** Mistral (Jiang et al. 2023): like Llama, with a window in every layer or in none. */
final class Mistral implements Family {
  /** Of the hub library's MistralConfig. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "MistralConfig",
          """
          {"vocab_size": 32000, "hidden_size": 4096, "intermediate_size": 14336,
           "num_hidden_layers": 32, "num_attention_heads": 32, "num_key_value_heads": 8,
           "max_position_embeddings": 131072, "rms_norm_eps": 1e-6, "rope_theta": 10000,
           "hidden_act": "silu", "tie_word_embeddings": false, "sliding_window": 4096}
          """);

  @Override
  public List<String> architectures() {
    return List.of("MistralForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize()).rope();
    return new Architecture(
        "MistralForCausalLM",
        ModelSizes.of(config),
        attention,
        Norms.plain(config),
        Activation.of(config, "hidden_act", "silu"),
        Set.of(),
        Projections.SEPARATE,
        Multipliers.NONE,
        new Layers(config).windowed(rope),
        config.flag("tie_word_embeddings", false),
        TensorPrefix.TEXT);
  }
}
