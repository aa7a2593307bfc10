package io.tracemill.infer.reference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Attention (Vaswani et al. 2017) with shared keys and values (Ainslie et al. 2023) of one layer in
 * one sequence. The keys and values of positions seen are kept: what follows never changes them.
 */
public final class SelfAttention {
  private final PlainConfig config;
  private final PlainWeights weights;
  private final Rotation rotation;
  private final RmsNorm norm;
  private final String at;
  private final int heads;
  private final int groups;
  private final int size;
  private final double scale;
  private final int window;
  private final List<double[]> keys = new ArrayList<>();
  private final List<double[]> values = new ArrayList<>();

  /** That of {@code layer}, before the first position. */
  public SelfAttention(PlainConfig config, PlainWeights weights, int layer, int reach) {
    this.config = config;
    this.weights = weights;
    rotation = Rotation.of(config, layer, reach);
    norm = RmsNorm.of(config);
    at = "layers." + layer + ".self_attn.";
    heads = config.heads();
    groups = config.groups();
    size = config.headSize();
    scale = scale(config);
    window = window(config, layer);
  }

  private static int window(PlainConfig config, int layer) {
    String family = config.family();
    int all = Integer.MAX_VALUE / 2;
    int window = (int) config.number("sliding_window", config.isGemma() ? 4096 : all);
    if (config.isGemma()) {
      return config.isLocal(layer) ? window : all;
    }
    if (family.startsWith("Qwen")) {
      boolean used = config.isTrue("use_sliding_window");
      return used && layer >= config.number("max_window_layers", 28) ? window : all;
    }
    return family.startsWith("Phi3") || family.startsWith("Mistral") ? window : all;
  }

  /** What the next position makes of itself and those before. */
  public double[] next(double[] x) {
    int position = keys.size();
    double[][] qkv = projected(x);
    if (config.isGemma() || config.family().equals("Qwen3ForCausalLM")) {
      norm.applyToHeads(qkv[0], weights.get(at + "q_norm.weight"));
      norm.applyToHeads(qkv[1], weights.get(at + "k_norm.weight"));
    }
    rotation.apply(qkv[0], size, position);
    rotation.apply(qkv[1], size, position);
    keys.add(qkv[1]);
    values.add(qkv[2]);
    double[] mixed = new double[heads * size];
    for (int head = 0; head < heads; head++) {
      attend(qkv[0], head, mixed);
    }
    return weights.linear(at + "o_proj", mixed);
  }

  private double[][] projected(double[] x) {
    if (!config.family().equals("Phi3ForCausalLM")) {
      return new double[][] {
        weights.linear(at + "q_proj", x),
        weights.linear(at + "k_proj", x),
        weights.linear(at + "v_proj", x)
      };
    }
    double[] all = weights.linear(at + "qkv_proj", x);
    int queries = heads * size;
    int both = queries + groups * size;
    return new double[][] {
      Arrays.copyOf(all, queries),
      Arrays.copyOfRange(all, queries, both),
      Arrays.copyOfRange(all, both, all.length)
    };
  }

  private void attend(double[] query, int head, double[] mixed) {
    int own = head * size;
    int shared = head / (heads / groups) * size;
    int from = Math.max(0, keys.size() - window);
    double[] scores = new double[keys.size() - from];
    for (int s = 0; s < scores.length; s++) {
      for (int i = 0; i < size; i++) {
        scores[s] += query[own + i] * keys.get(from + s)[shared + i];
      }
      scores[s] *= scale;
    }
    double[] shares = Vectors.logSoftmax(scores);
    for (int s = 0; s < scores.length; s++) {
      for (int i = 0; i < size; i++) {
        mixed[own + i] += Math.exp(shares[s]) * values.get(from + s)[shared + i];
      }
    }
  }

  private static double scale(PlainConfig config) {
    if (config.isGemma()) {
      return 1 / Math.sqrt(config.number("query_pre_attn_scalar", 256));
    }
    return config.family().equals("GraniteForCausalLM")
        ? config.number("attention_multiplier", 1)
        : 1 / Math.sqrt(config.headSize());
  }
}
