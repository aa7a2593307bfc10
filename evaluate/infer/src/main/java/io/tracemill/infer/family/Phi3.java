package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;

/** Phi-3 and Phi-3.5 (Abdin et al. 2024), and Phi-4-mini: fused projections, LongRoPE. */
final class Phi3 implements Family {
  @Override
  public List<String> architectures() {
    return List.of("Phi3ForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig config) {
    Attention attention = Attention.of(config);
    Rope rope = new RopeReading(config, attention.headSize(), RopeReading.USUAL_BASE).rope();
    Norms norms = Norms.plain(config);
    return new Architecture(
        "Phi3ForCausalLM",
        Sizes.of(config, 4096),
        attention,
        new Norms(config.positive("rms_norm_eps", 1e-5), norms.scale(), norms.blocks(), false),
        Activation.of(config, "hidden_act", "silu"),
        Set.of(),
        Projections.FUSED,
        Multipliers.NONE,
        new Layers(config).windowed(rope),
        config.flag("tie_word_embeddings", false),
        List.of(Prefix.PLAIN));
  }
}
