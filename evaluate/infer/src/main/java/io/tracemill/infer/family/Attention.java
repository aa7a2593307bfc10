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

  /** What a config says; {@code defaults} where it does not, and its scale in any case. */
  static Attention of(ModelConfig config, Attention defaults) {
    int heads = config.size("num_attention_heads", defaults.heads());
    int groups = config.size("num_key_value_heads", defaults.groups());
    if (heads % groups != 0) {
      throw field(config, "num_key_value_heads")
          .failure("does not divide the " + heads + " heads of queries");
    }
    int headSize = config.size("head_dim", defaults.headSize());
    if (headSize % 2 != 0) {
      throw field(config, "head_dim").failure("the size of a head, " + headSize + ", is odd");
    }
    return new Attention(heads, groups, headSize, defaults.scale());
  }

  /** Scaled by the root of the head's size (Vaswani et al. 2017). */
  static Attention of(ModelConfig config, int defaultHeadSize) {
    int heads = config.size("num_attention_heads");
    Attention read = of(config, new Attention(heads, heads, defaultHeadSize, 1));
    return read.withScale(1 / Math.sqrt(read.headSize()));
  }

  /** Where no size of a head is said, the hidden size is shared out among the heads. */
  static Attention of(ModelConfig config) {
    int heads = config.size("num_attention_heads");
    int hidden = config.size("hidden_size");
    if (config.find("head_dim").isEmpty() && hidden % heads != 0) {
      throw field(config, "hidden_size").failure("is no multiple of the " + heads + " heads");
    }
    return of(config, Math.max(1, hidden / heads));
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
