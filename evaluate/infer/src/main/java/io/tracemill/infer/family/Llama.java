package io.tracemill.infer.family;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Llama 2 and 3 (Grattafiori et al. 2024), and models built alike, such as SmolLM2. */
final class Llama implements Family {
  /** Of the hub library's LlamaConfig. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "LlamaConfig",
          """
          {"vocab_size": 32000, "hidden_size": 4096, "intermediate_size": 11008,
           "num_hidden_layers": 32, "num_attention_heads": 32,
           "max_position_embeddings": 2048, "rms_norm_eps": 1e-6, "rope_theta": 10000,
           "hidden_act": "silu", "tie_word_embeddings": false,
           "attention_bias": false, "mlp_bias": false}
          """);

  @Override
  public List<String> architectures() {
    return List.of("LlamaForCausalLM");
  }

  @Override
  public Architecture read(ModelConfig given) {
    ModelConfig config = given.over(DEFAULTS);
    return read(config, "LlamaForCausalLM", Attention.of(config), Multipliers.NONE);
  }

  /** What is built like Llama but for some numbers. */
  static Architecture read(
      ModelConfig config, String name, Attention attention, Multipliers multipliers) {
    Rope rope = new RopeReading(config, attention.headSize()).rope();
    return new Architecture(
        name,
        ModelSizes.of(config),
        attention,
        Norms.plain(config),
        Activation.of(config, "hidden_act", "silu"),
        biases(config),
        Projections.SEPARATE,
        multipliers,
        new Layers(config).full(rope),
        config.flag("tie_word_embeddings", false),
        TensorPrefix.TEXT);
  }

  /** By the flag {@code attention_bias}, which is all that some families have. */
  static Set<Bias> attentionBiases(ModelConfig config) {
    return config.flag("attention_bias", false)
        ? Set.of(Bias.QUERY_KEY_VALUE, Bias.ATTENTION_OUTPUT)
        : Set.of();
  }

  /** By the flags {@code attention_bias} and {@code mlp_bias}. */
  private static Set<Bias> biases(ModelConfig config) {
    Set<Bias> biases = new TreeSet<>(attentionBiases(config));
    if (config.flag("mlp_bias", false)) {
      biases.add(Bias.FEED_FORWARD);
    }
    return biases;
  }
}
