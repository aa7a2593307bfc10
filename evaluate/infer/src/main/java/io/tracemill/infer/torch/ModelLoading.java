package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.family.Layer;
import io.tracemill.infer.family.Norms;
import io.tracemill.infer.family.Projections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Makes the {@code Model} of the code from the tensors of a checkpoint. */
final class ModelLoading {
  private final TorchModule module;
  private final Architecture architecture;
  private final LayerKinds kinds;

  ModelLoading(TorchModule module, Architecture architecture, LayerKinds kinds) {
    this.module = module;
    this.architecture = architecture;
    this.kinds = kinds;
  }

  /**
   * The whole model; who gets it closes it.
   *
   * @param threads that pack weights
   */
  IValue load(Checkpoint checkpoint, int threads) throws IOException {
    String embedding = "model.embed_tokens.weight";
    String headName = architecture.tied() ? embedding : "lm_head.weight";
    try (MappedWeights weights = new MappedWeights(module, checkpoint);
        Packing packing = new Packing(module, threads);
        Values values = new Values()) {
      Future<IValue> head = packing.start(views(weights, headName));
      List<List<Future<IValue>>> linears = new ArrayList<>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        linears.add(linears(packing, weights, prefix(i)));
      }
      List<IValue> layers = new ArrayList<>();
      for (int i = 0; i < linears.size(); i++) {
        layers.add(values.keep(layer(weights, i, linears.get(i))));
      }
      return module.call(
          "model",
          values.keep(module.call("table", weights.view(embedding))),
          values.keep(vector(weights, normPlus(), "model.norm.weight")),
          Packing.get(head),
          values.list(layers));
    }
  }

  private static String prefix(int layer) {
    return "model.layers." + layer + ".";
  }

  private IValue layer(MappedWeights weights, int index, List<Future<IValue>> packed)
      throws IOException {
    Layer layer = architecture.layers().get(index);
    try (Values values = new Values()) {
      List<IValue> linears = new ArrayList<>();
      for (Future<IValue> linear : packed) {
        linears.add(Packing.get(linear));
      }
      return module.call(
          "layer",
          values.of((long) kinds.ropes().indexOf(layer.rope())),
          values.of((long) kinds.windows().indexOf(layer.window())),
          values.list(tensors(weights, prefix(index), values)),
          values.list(linears));
    }
  }

  /** In the order in which the {@code Layer} of the code takes them. */
  private List<IValue> tensors(MappedWeights weights, String prefix, Values values)
      throws IOException {
    boolean around = architecture.norms().blocks() == Norms.Blocks.AROUND;
    String behindAttention = prefix + "post_attention_layernorm.weight";
    String before = around ? prefix + "pre_feedforward_layernorm.weight" : behindAttention;
    double plus = normPlus();
    return List.of(
        values.keep(vector(weights, plus, prefix + "input_layernorm.weight")),
        values.keep(vector(weights, plus, behindAttention)),
        values.keep(vector(weights, plus, before)),
        values.keep(vector(weights, plus, prefix + "post_feedforward_layernorm.weight")),
        values.keep(headNorm(weights, prefix + "self_attn.")),
        values.keep(vector(weights, 0, names(prefix, attention(), ".bias"))),
        values.keep(vector(weights, 0, prefix + "self_attn.o_proj.bias")),
        values.keep(vector(weights, 0, names(prefix, feedForward(), ".bias"))),
        values.keep(vector(weights, 0, prefix + "mlp.down_proj.bias")));
  }

  /** Likewise. */
  private List<Future<IValue>> linears(Packing packing, MappedWeights weights, String prefix)
      throws IOException {
    return List.of(
        packing.start(views(weights, names(prefix, attention(), ".weight"))),
        packing.start(views(weights, prefix + "self_attn.o_proj.weight")),
        packing.start(views(weights, names(prefix, feedForward(), ".weight"))),
        packing.start(views(weights, prefix + "mlp.down_proj.weight")));
  }

  private List<String> attention() {
    return architecture.projections() == Projections.FUSED
        ? List.of("self_attn.qkv_proj")
        : List.of("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj");
  }

  private List<String> feedForward() {
    return architecture.projections() == Projections.FUSED
        ? List.of("mlp.gate_up_proj")
        : List.of("mlp.gate_proj", "mlp.up_proj");
  }

  private double normPlus() {
    return architecture.norms().scale() == Norms.Scale.ONE_PLUS_WEIGHT ? 1 : 0;
  }

  private static String[] names(String prefix, List<String> parts, String suffix) {
    return parts.stream().map(part -> prefix + part + suffix).toArray(String[]::new);
  }

  /** For each head of queries and of keys, as its product is one with the rotation's input. */
  private IValue headNorm(MappedWeights weights, String prefix) throws IOException {
    if (!architecture.norms().queryKey()) {
      return module.call("empty");
    }
    try (IValue query = vector(weights, normPlus(), prefix + "q_norm.weight");
        IValue key = vector(weights, normPlus(), prefix + "k_norm.weight")) {
      return module.call("head_norm", query, key);
    }
  }

  /** Rows one behind another as 32-bit floats; nothing where there is no such tensor. */
  private IValue vector(MappedWeights weights, double plus, String... names) throws IOException {
    if (!weights.has(names[0])) {
      return module.call("empty");
    }
    try (Values values = new Values()) {
      return module.call("vector", values.list(views(weights, names)), values.of(plus));
    }
  }

  private static List<IValue> views(MappedWeights weights, String... names) throws IOException {
    List<IValue> views = new ArrayList<>();
    for (String name : names) {
      views.add(weights.view(name));
    }
    return views;
  }
}
