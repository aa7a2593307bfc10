package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;

/** Mistral (Jiang et al. 2023): like Llama, with a window in every layer or in none. */
final class Mistral implements Family {
  @Override
  public List<String> architectures() {
    return List.of("MistralForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig config) {
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize(), RopeReading.USUAL_BASE).rope();
    return new Architecture(
        "MistralForCausalLM",
        Sizes.of(config, 131_072),
        attention,
        Norms.plain(config),
        Activation.of(config, "hidden_act", "silu"),
        Set.of(),
        Projections.SEPARATE,
        Multipliers.NONE,
        new Layers(config).windowed(rope),
        config.flag("tie_word_embeddings", false),
        List.of(Prefix.PLAIN));
  }
}
