package io.tracemill.infer.family;

/** The function between the two halves of a gated feed-forward block. */
public enum Activation {
  /** x / (1 + exp(-x)), as in SwiGLU (Shazeer 2020, "GLU Variants Improve Transformer"). */
  SILU,
  /** GELU by its tanh form (Hendrycks and Gimpel 2016). */
  GELU_TANH;

  static Activation of(ModelConfig config, String field, String otherwise) {
    String name = config.text(field, otherwise);
    return switch (name) {
      case "silu", "swish" -> SILU;
      case "gelu_pytorch_tanh", "gelu_new" -> GELU_TANH;
      default ->
          throw config
              .find(field)
              .orElse(config.node())
              .failure(
                  ModelReason.NOT_COMPUTED,
                  "expected silu or gelu_pytorch_tanh but found \"" + name + "\"");
    };
  }
}
