package io.tracemill.infer.family;

import java.util.List;
import java.util.Optional;

/** Granite 3 (Granite Team 2024): like Llama, with four multipliers. */
final class Granite implements Family {
  @Override
  public List<String> architectures() {
    return List.of("GraniteForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig config) {
    Attention attention =
        Attention.of(config).withScale(config.positive("attention_multiplier", 1));
    Multipliers multipliers =
        new Multipliers(
            config.positive("embedding_multiplier", 1),
            config.positive("residual_multiplier", 1),
            1 / config.positive("logits_scaling", 1),
            Optional.empty());
    return Llama.read(config, "GraniteForCausalLM", attention, multipliers);
  }
}
