package io.tracemill.infer.reference;

import io.tracemill.json.Node;
import java.util.Optional;

/**
 * RoPE (Su et al. 2021) of one layer, element {@code i} of a head with element {@code i + half}.
 *
 * @param turns radians a position, one for each pair of elements; none where nothing turns
 * @param amplitude that turned elements are multiplied with
 */
public record Rotation(double[] turns, double amplitude) {

  /**
   * That of a layer, in a sequence that counts as {@code reach} positions long: of interest to
   * LongRoPE alone, which has factors for short and for long ones.
   */
  public static Rotation of(PlainConfig config, int layer, int reach) {
    if (isWithout(config, layer)) {
      return new Rotation(new double[0], 1);
    }
    boolean local = config.isGemma() && config.isLocal(layer);
    Node all = config.node();
    Optional<Node> scaling = PlainConfig.find(all, "rope_scaling").filter(found -> !local);
    Node own = scaling.or(() -> PlainConfig.find(all, "rope_parameters")).orElse(all);
    own = PlainConfig.find(own, local ? "sliding_attention" : "full_attention").orElse(own);
    double usual = config.isGemma() ? 1e6 : config.family().startsWith("SmolLM3") ? 2e6 : 1e4;
    double base = PlainConfig.number(own, "rope_theta", config.number("rope_theta", usual));
    base = local ? config.number("rope_local_base_freq", base) : base;
    int turning = (int) (config.headSize() * config.number("partial_rotary_factor", 1));
    double[] turns = new double[turning / 2];
    for (int i = 0; i < turns.length; i++) {
      turns[i] = Math.pow(base, -2.0 * i / turning);
    }
    return own.equals(all) || local ? new Rotation(turns, 1) : scaled(turns, config, own, reach);
  }

  /** SmolLM3's {@code no_rope_layers} says 0 where nothing turns. */
  private static boolean isWithout(PlainConfig config, int layer) {
    Optional<Node> layers = PlainConfig.find(config.node(), "no_rope_layers");
    return config.family().startsWith("SmolLM3")
        && (layers.isPresent()
            ? PlainConfig.items(layers.get()).get(layer).number().signum() == 0
            : (layer + 1) % (int) config.number("no_rope_layer_interval", 4) == 0);
  }

  private static Rotation scaled(double[] turns, PlainConfig config, Node own, int reach) {
    Optional<Node> type = PlainConfig.find(own, "rope_type");
    switch (type.or(() -> PlainConfig.find(own, "type")).map(Node::text).orElse("default")) {
      case "linear" -> linear(turns, own);
      case "llama3" -> llama3(turns, own);
      case "longrope", "su" -> {
        return longRope(turns, config, own, reach);
      }
      default -> {
        return new Rotation(turns, 1);
      }
    }
    return new Rotation(turns, 1);
  }

  /** Chen et al. 2023. */
  private static void linear(double[] turns, Node own) {
    for (int i = 0; i < turns.length; i++) {
      turns[i] /= PlainConfig.number(own, "factor", 1);
    }
  }

  /** As Llama 3.1's own code does. */
  private static void llama3(double[] turns, Node own) {
    double factor = PlainConfig.number(own, "factor", 1);
    double low = PlainConfig.number(own, "low_freq_factor", 1);
    double high = PlainConfig.number(own, "high_freq_factor", 4);
    double old = PlainConfig.number(own, "original_max_position_embeddings", 8192);
    for (int i = 0; i < turns.length; i++) {
      double wave = 2 * Math.PI / turns[i];
      if (wave > old / low) {
        turns[i] /= factor;
      } else if (wave >= old / high) {
        double smooth = (old / wave - low) / (high - low);
        turns[i] = (1 - smooth) * turns[i] / factor + smooth * turns[i];
      }
    }
  }

  /** Ding et al. 2024. */
  private static Rotation longRope(double[] turns, PlainConfig config, Node own, int reach) {
    double old = config.number("original_max_position_embeddings", 4096);
    var factors =
        PlainConfig.items(
            PlainConfig.find(own, reach > old ? "long_factor" : "short_factor").orElseThrow());
    for (int i = 0; i < turns.length; i++) {
      turns[i] /= factors.get(i).number().doubleValue();
    }
    double stretch = config.number("max_position_embeddings", 4096) / old;
    return new Rotation(turns, stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(old)));
  }

  /** Turns each head of a vector as at {@code position}. */
  public void apply(double[] heads, int headSize, int position) {
    for (int i = 0; i < turns.length; i++) {
      double cos = Math.cos(turns[i] * position) * amplitude;
      double sin = Math.sin(turns[i] * position) * amplitude;
      for (int at = i; at < heads.length; at += headSize) {
        double a = heads[at];
        double b = heads[at + turns.length];
        heads[at] = a * cos - b * sin;
        heads[at + turns.length] = b * cos + a * sin;
      }
    }
  }
}
