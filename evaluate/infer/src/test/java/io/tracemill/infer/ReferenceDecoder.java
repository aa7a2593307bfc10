package io.tracemill.infer;

import io.tracemill.json.Field;
import io.tracemill.json.Line;
import io.tracemill.json.Name;
import io.tracemill.json.Node;
import io.tracemill.json.Tape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The forward pass of every family as plain loops in double, straight from the papers: everything
 * is computed anew for each call. The oracle for engines; shares no code with the program but its
 * JSON reader.
 */
public final class ReferenceDecoder {
  private final Map<String, double[]> weights = new HashMap<>();
  private final Node config;
  private final String family;
  private final String prefix;
  private final int hidden;
  private final int layers;
  private final int heads;
  private final int groups;
  private final int size;
  private final int intermediate;
  private final int vocabulary;

  /** Reads a whole model directory. */
  public ReferenceDecoder(Path directory) throws IOException {
    Node whole = json(directory.resolve("config.json"));
    family = whole.field(Name.of("architectures")).items().iterator().next().text();
    config = whole.find(Name.of("text_config")).orElse(whole);
    try (var files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".safetensors")).sorted().toList()) {
        load(file);
      }
    }
    String end = "embed_tokens.weight";
    String embedding =
        weights.keySet().stream().filter(n -> n.endsWith(end)).findFirst().orElseThrow();
    prefix = embedding.substring(0, embedding.length() - end.length());
    hidden = (int) number("hidden_size", 0);
    layers = (int) number("num_hidden_layers", 0);
    heads = (int) number("num_attention_heads", gemma() ? 8 : 0);
    groups = (int) number("num_key_value_heads", gemma() ? 4 : heads);
    size = (int) number("head_dim", gemma() ? 256 : hidden / heads);
    intermediate = (int) number("intermediate_size", 0);
    vocabulary = weights.get(embedding).length / hidden;
  }

  private boolean gemma() {
    return family.startsWith("Gemma3");
  }

  /** How many tokens it knows. */
  public int vocabulary() {
    return vocabulary;
  }

  /** The logits behind every token, in order. */
  public double[][] logits(int... tokens) {
    double[][] x = new double[tokens.length][];
    double scale = gemma() ? (float) Math.sqrt(hidden) : number("embedding_multiplier", 1);
    double[] embedding = weight("embed_tokens.weight");
    for (int t = 0; t < tokens.length; t++) {
      x[t] = new double[hidden];
      for (int i = 0; i < hidden; i++) {
        x[t][i] = embedding[tokens[t] * hidden + i] * scale;
      }
    }
    for (int layer = 0; layer < layers; layer++) {
      block(x, layer);
    }
    double[] head = weights.getOrDefault(prefixOfHead() + "lm_head.weight", embedding);
    double[][] logits = new double[tokens.length][];
    for (int t = 0; t < tokens.length; t++) {
      logits[t] = times(head, norm(x[t], weight("norm.weight")), vocabulary);
      finish(logits[t]);
    }
    return logits;
  }

  /** The {@code count} most likely tokens one after another. */
  public int[] greedy(int[] prompt, int count) {
    int[] all = java.util.Arrays.copyOf(prompt, prompt.length + count);
    for (int i = 0; i < count; i++) {
      int[] so = java.util.Arrays.copyOf(all, prompt.length + i);
      double[] last = logits(so)[so.length - 1];
      int best = 0;
      for (int v = 1; v < last.length; v++) {
        best = last[v] > last[best] ? v : best;
      }
      all[prompt.length + i] = best;
    }
    return java.util.Arrays.copyOfRange(all, prompt.length, all.length);
  }

  private String prefixOfHead() {
    return prefix.startsWith("language_model.") ? "language_model." : "";
  }

  private void finish(double[] logits) {
    double divisor = number("logits_scaling", 1);
    double cap = number("final_logit_softcapping", 0);
    for (int v = 0; v < logits.length; v++) {
      logits[v] /= divisor;
      logits[v] = cap > 0 ? cap * Math.tanh(logits[v] / cap) : logits[v];
    }
  }

  private void block(double[][] x, int layer) {
    String at = "layers." + layer + ".";
    double residual = number("residual_multiplier", 1);
    double[][] normed = new double[x.length][];
    for (int t = 0; t < x.length; t++) {
      normed[t] = norm(x[t], weight(at + "input_layernorm.weight"));
    }
    double[][] attended = attention(normed, layer);
    for (int t = 0; t < x.length; t++) {
      String behind = gemma() ? "pre_feedforward_layernorm" : "post_attention_layernorm";
      if (gemma()) {
        attended[t] = norm(attended[t], weight(at + "post_attention_layernorm.weight"));
      }
      add(x[t], attended[t], residual);
      double[] y = feedForward(norm(x[t], weight(at + behind + ".weight")), at + "mlp.");
      if (gemma()) {
        y = norm(y, weight(at + "post_feedforward_layernorm.weight"));
      }
      add(x[t], y, residual);
    }
  }

  private static void add(double[] x, double[] y, double scale) {
    for (int i = 0; i < x.length; i++) {
      x[i] += scale * y[i];
    }
  }

  /** Attention (Vaswani et al. 2017) with shared keys and values (Ainslie et al. 2023). */
  private double[][] attention(double[][] x, int layer) {
    String at = "layers." + layer + ".self_attn.";
    int n = x.length;
    double[][] q = new double[n][];
    double[][] k = new double[n][];
    double[][] v = new double[n][];
    for (int t = 0; t < n; t++) {
      if (family.equals("Phi3ForCausalLM")) {
        double[] all = linear(at + "qkv_proj", x[t], (heads + 2 * groups) * size);
        q[t] = java.util.Arrays.copyOf(all, heads * size);
        k[t] = java.util.Arrays.copyOfRange(all, heads * size, (heads + groups) * size);
        v[t] = java.util.Arrays.copyOfRange(all, (heads + groups) * size, all.length);
      } else {
        q[t] = linear(at + "q_proj", x[t], heads * size);
        k[t] = linear(at + "k_proj", x[t], groups * size);
        v[t] = linear(at + "v_proj", x[t], groups * size);
      }
      if (gemma() || family.equals("Qwen3ForCausalLM")) {
        normHeads(q[t], weight(at + "q_norm.weight"));
        normHeads(k[t], weight(at + "k_norm.weight"));
      }
      rotate(q[t], t, n, layer);
      rotate(k[t], t, n, layer);
    }
    int window = window(layer);
    double[][] out = new double[n][];
    for (int t = 0; t < n; t++) {
      double[] mixed = new double[heads * size];
      for (int h = 0; h < heads; h++) {
        attend(new double[][][] {{q[t]}, k, v}, h, Math.max(0, t - window + 1), t, mixed);
      }
      out[t] = linear(at + "o_proj", mixed, hidden);
    }
    return out;
  }

  private void attend(double[][][] qkv, int head, int from, int to, double[] mixed) {
    int own = head * size;
    int shared = head / (heads / groups) * size;
    double[] scores = new double[to - from + 1];
    double most = Double.NEGATIVE_INFINITY;
    for (int s = from; s <= to; s++) {
      double dot = 0;
      for (int i = 0; i < size; i++) {
        dot += qkv[0][0][own + i] * qkv[1][s][shared + i];
      }
      scores[s - from] = dot * attentionScale();
      most = Math.max(most, scores[s - from]);
    }
    double sum = 0;
    for (int s = 0; s < scores.length; s++) {
      scores[s] = Math.exp(scores[s] - most);
      sum += scores[s];
    }
    for (int s = from; s <= to; s++) {
      for (int i = 0; i < size; i++) {
        mixed[own + i] += scores[s - from] / sum * qkv[2][s][shared + i];
      }
    }
  }

  private double attentionScale() {
    if (gemma()) {
      return 1 / Math.sqrt(number("query_pre_attn_scalar", 256));
    }
    return family.equals("GraniteForCausalLM")
        ? number("attention_multiplier", 1)
        : 1 / Math.sqrt(size);
  }

  private int window(int layer) {
    int all = Integer.MAX_VALUE / 2;
    int window = (int) number("sliding_window", gemma() ? 4096 : all);
    if (gemma()) {
      return isLocal(layer) ? window : all;
    }
    if (family.startsWith("Qwen")) {
      boolean used =
          config
              .find(Name.of("use_sliding_window"))
              .map(n -> n.raw().toString())
              .orElse("false")
              .equals("true");
      return used && layer >= number("max_window_layers", 28) ? window : all;
    }
    return family.startsWith("Phi3") || family.startsWith("Mistral") ? window : all;
  }

  private boolean isLocal(int layer) {
    var types = config.find(Name.of("layer_types"));
    if (types.isPresent()) {
      List<Node> all = new ArrayList<>();
      types.get().items().forEach(all::add);
      return all.get(layer).text().equals("sliding_attention");
    }
    return (layer + 1) % (int) number("sliding_window_pattern", 6) != 0;
  }

  /** RoPE (Su et al. 2021), element i with element i + half. */
  private void rotate(double[] vector, int position, int length, int layer) {
    boolean local = gemma() && isLocal(layer);
    Node scaling =
        config
            .find(Name.of("rope_scaling"))
            .filter(n -> !local)
            .or(() -> config.find(Name.of("rope_parameters")))
            .orElse(config);
    scaling = scaling.find(Name.of(local ? "sliding_attention" : "full_attention")).orElse(scaling);
    double base = number(scaling, "rope_theta", number("rope_theta", gemma() ? 1e6 : 1e4));
    base = local ? number("rope_local_base_freq", base) : base;
    int turning = (int) (size * number("partial_rotary_factor", 1));
    String type =
        scaling
            .find(Name.of("rope_type"))
            .or(() -> config.find(Name.of("none")))
            .map(Node::text)
            .orElse(scaling.equals(config) ? "default" : text(scaling, "type"));
    double amplitude = 1;
    for (int i = 0; i < turning / 2; i++) {
      double turn = Math.pow(base, -2.0 * i / turning);
      double factor = local ? 1 : number(scaling, "factor", 1);
      if (type.equals("linear")) {
        turn /= factor;
      } else if (type.equals("llama3")) {
        double low = number(scaling, "low_freq_factor", 1);
        double high = number(scaling, "high_freq_factor", 4);
        double old = number(scaling, "original_max_position_embeddings", 8192);
        double wave = 2 * Math.PI / turn;
        if (wave > old / low) {
          turn /= factor;
        } else if (wave >= old / high) {
          double smooth = (old / wave - low) / (high - low);
          turn = (1 - smooth) * turn / factor + smooth * turn;
        }
      } else if (type.equals("longrope") || type.equals("su")) {
        double old = number("original_max_position_embeddings", 4096);
        String factors = length > old ? "long_factor" : "short_factor";
        List<Node> list = new ArrayList<>();
        scaling.field(Name.of(factors)).items().forEach(list::add);
        turn /= list.get(i).number().doubleValue();
        double stretch = number("max_position_embeddings", 4096) / old;
        amplitude = stretch <= 1 ? 1 : Math.sqrt(1 + Math.log(stretch) / Math.log(old));
      }
      double cos = Math.cos(turn * position) * amplitude;
      double sin = Math.sin(turn * position) * amplitude;
      for (int at = i; at < vector.length; at += size) {
        double a = vector[at];
        double b = vector[at + turning / 2];
        vector[at] = a * cos - b * sin;
        vector[at + turning / 2] = b * cos + a * sin;
      }
    }
  }

  private double[] feedForward(double[] x, String at) {
    double[] gate;
    double[] up;
    if (family.equals("Phi3ForCausalLM")) {
      double[] both = linear(at + "gate_up_proj", x, 2 * intermediate);
      gate = java.util.Arrays.copyOf(both, intermediate);
      up = java.util.Arrays.copyOfRange(both, intermediate, both.length);
    } else {
      gate = linear(at + "gate_proj", x, intermediate);
      up = linear(at + "up_proj", x, intermediate);
    }
    for (int i = 0; i < gate.length; i++) {
      up[i] *= gemma() ? gelu(gate[i]) : gate[i] / (1 + Math.exp(-gate[i]));
    }
    return linear(at + "down_proj", up, hidden);
  }

  private static double gelu(double x) {
    return 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
  }

  private void normHeads(double[] vector, double[] weight) {
    for (int at = 0; at < vector.length; at += size) {
      double[] head = norm(java.util.Arrays.copyOfRange(vector, at, at + size), weight);
      System.arraycopy(head, 0, vector, at, size);
    }
  }

  /** RMSNorm (Zhang and Sennrich 2019). */
  private double[] norm(double[] x, double[] weight) {
    double squares = 0;
    for (double value : x) {
      squares += value * value;
    }
    double epsilon = number("rms_norm_eps", family.startsWith("Phi3") ? 1e-5 : 1e-6);
    double scale = 1 / Math.sqrt(squares / x.length + epsilon);
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i] * scale * (gemma() ? 1 + weight[i] : weight[i]);
    }
    return y;
  }

  private double[] linear(String name, double[] x, int out) {
    double[] y = times(weight(name + ".weight"), x, out);
    double[] bias = weights.get(prefix + name + ".bias");
    if (bias != null) {
      add(y, bias, 1);
    }
    return y;
  }

  private static double[] times(double[] matrix, double[] x, int out) {
    double[] y = new double[out];
    for (int o = 0; o < out; o++) {
      for (int i = 0; i < x.length; i++) {
        y[o] += matrix[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[] weight(String name) {
    return java.util.Objects.requireNonNull(weights.get(prefix + name), prefix + name);
  }

  private double number(String name, double otherwise) {
    return number(config, name, otherwise);
  }

  private static double number(Node node, String name, double otherwise) {
    return node.find(Name.of(name)).map(n -> n.number().doubleValue()).orElse(otherwise);
  }

  private static String text(Node node, String name) {
    return node.find(Name.of(name)).map(Node::text).orElse("default");
  }

  private static Node json(Path file) throws IOException {
    return new Tape().read(Line.of(file.toString(), Files.readAllBytes(file)));
  }

  private void load(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int length = (int) bytes.getLong(0);
    byte[] header = java.util.Arrays.copyOfRange(bytes.array(), 8, 8 + length);
    for (Field field : new Tape().read(Line.of(file.toString(), header)).fields()) {
      if (field.key().equals("__metadata__")) {
        continue;
      }
      String type = field.value().field(Name.of("dtype")).text();
      List<Integer> ends = new ArrayList<>();
      for (Node end : field.value().field(Name.of("data_offsets")).items()) {
        ends.add(end.number().intValueExact());
      }
      int step = type.equals("F32") ? 4 : 2;
      double[] values = new double[(ends.get(1) - ends.get(0)) / step];
      for (int i = 0; i < values.length; i++) {
        int at = 8 + length + ends.get(0) + i * step;
        values[i] =
            switch (type) {
              case "F32" -> bytes.getFloat(at);
              case "BF16" -> Float.intBitsToFloat(bytes.getShort(at) << 16);
              default -> half(bytes.getShort(at) & 0xffff);
            };
      }
      weights.put(field.key(), values);
    }
  }

  private static double half(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = bits & 1023;
    double value =
        exponent == 0 ? fraction * 0x1p-24 : (1 + fraction / 1024) * Math.pow(2, exponent - 15);
    return bits > 0x7fff ? -value : value;
  }
}
