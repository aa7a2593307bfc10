package io.tracemill.infer.family;

/**
 * The outer sizes of a decoder.
 *
 * @param hidden elements of a position between blocks
 * @param intermediate elements inside a feed-forward block
 * @param positions how many positions the model was made for
 */
public record Sizes(int hidden, int intermediate, int vocabulary, int positions) {

  static Sizes of(ModelConfig config) {
    return new Sizes(
        config.size("hidden_size"),
        config.size("intermediate_size"),
        config.size("vocab_size"),
        config.size("max_position_embeddings"));
  }
}
