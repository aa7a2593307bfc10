package io.tracemill.infer.family;

import java.util.List;
import java.util.Optional;

/** Granite 3 (Granite Team 2024): like Llama, with four multipliers. */
final class Granite implements Family {
  /** Of the hub library's GraniteConfig. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "GraniteConfig",
          """
          {"vocab_size": 32000, "hidden_size": 4096, "intermediate_size": 11008,
           "num_hidden_layers": 32, "num_attention_heads": 32,
           "max_position_embeddings": 2048, "rms_norm_eps": 1e-6, "rope_theta": 10000,
           "hidden_act": "silu", "tie_word_embeddings": false,
           "attention_bias": false, "mlp_bias": false,
           "embedding_multiplier": 1, "attention_multiplier": 1,
           "residual_multiplier": 1, "logits_scaling": 1}
          """);

  @Override
  public List<String> architectures() {
    return List.of("GraniteForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    Attention attention = Attention.of(config).withScale(config.positive("attention_multiplier"));
    Multipliers multipliers =
        new Multipliers(
            config.positive("embedding_multiplier"),
            config.positive("residual_multiplier"),
            1 / config.positive("logits_scaling"),
            Optional.empty());
    return Llama.read(config, "GraniteForCausalLM", attention, multipliers);
  }
}
