package io.tracemill.infer.family;

import io.tracemill.json.Kind;
import java.util.List;
import java.util.Optional;

/**
 * The text decoder of Gemma 3 (Gemma Team 2025), alone or inside a model that also sees images.
 *
 * <p>Five layers of six see a window and rotate by a base of their own.
 */
final class Gemma3 implements Family {
  private static final int HEAD_SIZE = 256;
  private static final int WINDOW = 4096;
  private static final int PATTERN = 6;
  private static final double GLOBAL_BASE = 1_000_000;
  private static final double LOCAL_BASE = 10_000;
  private static final List<String> IMAGES =
      List.of(
          "vision_tower.",
          "multi_modal_projector.",
          "model.vision_tower.",
          "model.multi_modal_projector.");
  private static final List<Prefix> PREFIXES =
      List.of(
          Prefix.PLAIN,
          new Prefix("language_model.model.", "language_model.", IMAGES),
          new Prefix("model.language_model.", "", IMAGES));

  @Override
  public List<String> architectures() {
    return List.of("Gemma3ForCausalLM", "Gemma3ForConditionalGeneration");
  }

  @Override
  public Architecture read(ModelConfig whole) {
    ModelConfig config = whole.object("text_config").orElse(whole);
    checkSupported(config);
    Sizes sizes = sizes(config);
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
            config.positive("rms_norm_eps", 1e-6),
            Norms.Scale.ONE_PLUS_WEIGHT,
            Norms.Blocks.AROUND,
            true),
        Activation.of(config, "hidden_activation", "gelu_pytorch_tanh"),
        Llama.biases(config),
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
              throw found.failure("capped attention scores are not computed");
            });
    config
        .find("use_bidirectional_attention")
        .filter(found -> found.is(Kind.TRUE))
        .ifPresent(
            found -> {
              throw found.failure("only models that look back are computed");
            });
  }

  /** Configs of models with images leave out what is as in the hub library's defaults. */
  private static Sizes sizes(ModelConfig config) {
    return new Sizes(
        config.size("hidden_size", 2304),
        config.size("intermediate_size", 9216),
        config.size("vocab_size", 262_208),
        config.size("max_position_embeddings", 131_072));
  }

  private static Attention attention(ModelConfig config) {
    double scalar = config.positive("query_pre_attn_scalar", HEAD_SIZE);
    return Attention.of(config, new Attention(8, 4, HEAD_SIZE, 1 / Math.sqrt(scalar)));
  }

  private static List<Layer> layers(ModelConfig config, int headSize) {
    Rope full = new RopeReading(config, headSize, GLOBAL_BASE).rope("full_attention");
    Layer window =
        new Layer(local(config, headSize), Optional.of(config.size("sliding_window", WINDOW)));
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
    double base = config.positive("rope_local_base_freq", LOCAL_BASE);
    return own.map(parameters -> new RopeReading(config, headSize, base).rope(parameters))
        .orElse(new Rope(base, headSize, new RopeScaling.None()));
  }
}
