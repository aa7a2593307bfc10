package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;

/** Phi-3 and Phi-3.5 (Abdin et al. 2024), and Phi-4-mini: fused projections, LongRoPE. */
final class Phi3 implements Family {
  /** Of the hub library's Phi3Config. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "Phi3Config",
          """
          {"vocab_size": 32064, "hidden_size": 3072, "intermediate_size": 8192,
           "num_hidden_layers": 32, "num_attention_heads": 32,
           "max_position_embeddings": 4096, "original_max_position_embeddings": 4096,
           "rms_norm_eps": 1e-5, "rope_theta": 10000,
           "hidden_act": "silu", "tie_word_embeddings": false}
          """);

  @Override
  public List<String> architectures() {
    return List.of("Phi3ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize()).rope();
    return new Architecture(
        "Phi3ForCausalLM",
        ModelSizes.of(config),
        attention,
        Norms.plain(config),
        Activation.of(config, "hidden_act", "silu"),
        Set.of(),
        Projections.FUSED,
        Multipliers.NONE,
        new Layers(config).windowed(rope),
        config.flag("tie_word_embeddings", false),
        TensorPrefix.TEXT);
  }
}
