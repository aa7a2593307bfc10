package io.tracemill.infer.family;

import io.tracemill.json.token.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The text decoder of Gemma 3 (Gemma Team 2025), alone or inside a model that also sees images.
 *
 * <p>Five layers of six see a window and rotate by a base of their own.
 */
final class Gemma3 implements Family {
  /** Of the hub library's Gemma3TextConfig; configs of models with images leave out most. */
  private static final ModelConfig DEFAULTS =
      ModelConfig.of(
          "Gemma3TextConfig",
          """
          {"vocab_size": 262208, "hidden_size": 2304, "intermediate_size": 9216,
           "num_hidden_layers": 26, "num_attention_heads": 8, "num_key_value_heads": 4,
           "head_dim": 256, "query_pre_attn_scalar": 256,
           "max_position_embeddings": 131072, "rms_norm_eps": 1e-6,
           "rope_theta": 1000000, "rope_local_base_freq": 10000, "sliding_window": 4096,
           "hidden_activation": "gelu_pytorch_tanh", "attention_bias": false}
          """);

  private static final int PATTERN = 6;
  private static final List<String> IMAGES =
      List.of(
          "vision_tower.",
          "multi_modal_projector.",
          "model.vision_tower.",
          "model.multi_modal_projector.");
  private static final List<TensorPrefix> PREFIXES =
      List.of(
          TensorPrefix.PLAIN,
          new TensorPrefix("language_model.model.", "language_model.", IMAGES),
          new TensorPrefix("model.language_model.", "", IMAGES));

  @Override
  public List<String> architectures() {
    return List.of("Gemma3ForCausalLM", "Gemma3ForConditionalGeneration");
  }

  @Override
  public Architecture read(ModelConfig whole) {
    ModelConfig config = whole.object("text_config").orElse(whole).over(DEFAULTS);
    checkSupported(config);
    ModelSizes sizes = ModelSizes.of(config);
    Attention shape = attention(config);
    Optional<Double> cap =
        config
            .find("final_logit_softcapping")
            .map(found -> config.positive("final_logit_softcapping"));
    return new Architecture(
        "Gemma3ForCausalLM",
        sizes,
        shape,
        new Norms(
            config.positive("rms_norm_eps"),
            Norms.Scale.ONE_PLUS_WEIGHT,
            Norms.Blocks.AROUND,
            true),
        Activation.of(config, "hidden_activation", "gelu_pytorch_tanh"),
        Llama.attentionBiases(config),
        Projections.SEPARATE,
        new Multipliers(Math.sqrt(sizes.hidden()), 1, 1, cap),
        layers(config, shape.headSize()),
        config.flag("tie_word_embeddings", whole.flag("tie_word_embeddings", true)),
        PREFIXES);
  }

  private static void checkSupported(ModelConfig config) {
    config
        .find("attn_logit_softcapping")
        .ifPresent(
            found -> {
              throw found.failure(
                  ModelReason.NOT_COMPUTED, "capped attention scores are not computed");
            });
    config
        .find("use_bidirectional_attention")
        .filter(found -> found.is(Kind.TRUE))
        .ifPresent(
            found -> {
              throw found.failure(
                  ModelReason.NOT_COMPUTED, "only models that look back are computed");
            });
  }

  private static Attention attention(ModelConfig config) {
    return Attention.of(config).withScale(1 / Math.sqrt(config.positive("query_pre_attn_scalar")));
  }

  private static List<Layer> layers(ModelConfig config, int headSize) {
    Rope full = new RopeReading(config, headSize).rope("full_attention");
    Layer window = new Layer(local(config, headSize), Optional.of(config.size("sliding_window")));
    int pattern =
        config.size("sliding_window_pattern", config.size("_sliding_window_pattern", PATTERN));
    return new Layers(config)
        .mixed(i -> (i + 1) % pattern != 0, new Layer(full, Optional.empty()), window);
  }

  /** Scaling is for the global layers alone. */
  private static Rope local(ModelConfig config, int headSize) {
    Optional<ModelConfig> own =
        config
            .object("rope_parameters")
            .flatMap(parameters -> parameters.object("sliding_attention"));
    double base = config.positive("rope_local_base_freq");
    return own.map(parameters -> new RopeReading(config, headSize).rope(parameters, base))
        .orElse(new Rope(base, headSize, new RopeScaling.None()));
  }
}
