package io.tracemill.infer.family;

import io.tracemill.json.Node;

/**
 * The shape of grouped-query attention (Ainslie et al. 2023).
 *
 * @param heads of queries
 * @param groups how many heads of keys and values there are; {@code heads} is a multiple
 * @param headSize elements of one head
 * @param scale that the products of queries and keys are multiplied with
 */
public record Attention(int heads, int groups, int headSize, double scale) {

  /**
   * What a config says, scaled by the root of the head's size (Vaswani et al. 2017). Where it does
   * not say otherwise, each head of queries has its own keys, and the hidden size is shared out.
   */
  static Attention of(ModelConfig config) {
    int heads = config.size("num_attention_heads");
    int groups = config.size("num_key_value_heads", heads);
    if (heads % groups != 0) {
      throw field(config, "num_key_value_heads")
          .failure("does not divide the " + heads + " heads of queries");
    }
    int headSize = config.size("head_dim", shared(config, heads));
    if (headSize % 2 != 0) {
      throw field(config, "head_dim").failure("the size of a head, " + headSize + ", is odd");
    }
    if ((long) heads * headSize > ModelConfig.MAX_SIZE) {
      throw field(config, "num_attention_heads")
          .failure(heads + " heads of " + headSize + " elements are too many");
    }
    return new Attention(heads, groups, headSize, 1 / Math.sqrt(headSize));
  }

  private static int shared(ModelConfig config, int heads) {
    int hidden = config.size("hidden_size");
    if (config.find("head_dim").isEmpty() && hidden % heads != 0) {
      throw field(config, "hidden_size").failure("is no multiple of the " + heads + " heads");
    }
    return Math.max(1, hidden / heads);
  }

  private static Node field(ModelConfig config, String name) {
    return config.find(name).orElse(config.node());
  }

  Attention withScale(double scale) {
    return new Attention(heads, groups, headSize, scale);
  }

  /** Elements of all queries of one position. */
  public int querySize() {
    return heads * headSize;
  }

  /** Elements of all keys of one position, and of all values. */
  public int keySize() {
    return groups * headSize;
  }
}
