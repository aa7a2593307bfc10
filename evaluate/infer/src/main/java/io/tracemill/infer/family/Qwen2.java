package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;

/** Qwen2 and Qwen2.5 (Yang et al. 2024): like Llama, with biases on queries, keys and values. */
final class Qwen2 implements Family {
  @Override
  public List<String> architectures() {
    return List.of("Qwen2ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig config) {
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize(), RopeReading.USUAL_BASE).rope();
    return new Architecture(
        "Qwen2ForCausalLM",
        Sizes.of(config, 32_768),
        attention,
        Norms.plain(config),
        Activation.of(config, "hidden_act", "silu"),
        Set.of(Bias.QUERY_KEY_VALUE),
        Projections.SEPARATE,
        Multipliers.NONE,
        new Layers(config).qwen(rope),
        config.flag("tie_word_embeddings", false),
        List.of(Prefix.PLAIN));
  }
}
