package io.tracemill.infer.family;

/**
 * The outer sizes of a decoder.
 *
 * @param hidden elements of a position between blocks
 * @param intermediate elements inside a feed-forward block
 * @param positions how many positions the model was made for
 */
public record ModelSizes(int hidden, int intermediate, int vocabulary, int positions) {

  static ModelSizes of(ModelConfig config) {
    return new ModelSizes(
        config.size("hidden_size"),
        config.size("intermediate_size"),
        config.size("vocab_size"),
        config.size("max_position_embeddings"));
  }
}
