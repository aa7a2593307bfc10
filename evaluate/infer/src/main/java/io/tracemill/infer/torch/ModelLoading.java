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

  /** The whole model; who gets it closes it. */
  IValue load(Checkpoint checkpoint) throws IOException {
    try (MappedWeights weights = new MappedWeights(module, checkpoint);
        Values values = new Values()) {
      List<IValue> layers = new ArrayList<>();
      for (int i = 0; i < architecture.layers().size(); i++) {
        layers.add(values.keep(layer(weights, i)));
      }
      String embedding = "model.embed_tokens.weight";
      String head = architecture.tied() ? embedding : "lm_head.weight";
      return module.call(
          "model",
          values.keep(module.call("table", weights.view(embedding))),
          values.keep(vector(weights, normPlus(), "model.norm.weight")),
          values.keep(packed(weights, head)),
          values.list(layers));
    }
  }

  private IValue layer(MappedWeights weights, int index) throws IOException {
    Layer layer = architecture.layers().get(index);
    String prefix = "model.layers." + index + ".";
    try (Values values = new Values()) {
      List<IValue> tensors = new ArrayList<>();
      for (IValue tensor : tensors(weights, prefix)) {
        tensors.add(values.keep(tensor));
      }
      List<IValue> linears = new ArrayList<>();
      for (IValue linear : linears(weights, prefix)) {
        linears.add(values.keep(linear));
      }
      return module.call(
          "layer",
          values.of((long) kinds.ropes().indexOf(layer.rope())),
          values.of((long) kinds.windows().indexOf(layer.window())),
          values.list(tensors),
          values.list(linears));
    }
  }

  /** In the order of {@link DecoderCode#TENSORS}. */
  private List<IValue> tensors(MappedWeights weights, String prefix) throws IOException {
    boolean around = architecture.norms().blocks() == Norms.Blocks.AROUND;
    String behindAttention = prefix + "post_attention_layernorm.weight";
    double plus = normPlus();
    return List.of(
        vector(weights, plus, prefix + "input_layernorm.weight"),
        vector(weights, plus, behindAttention),
        vector(
            weights, plus, around ? prefix + "pre_feedforward_layernorm.weight" : behindAttention),
        vector(weights, plus, prefix + "post_feedforward_layernorm.weight"),
        headNorm(weights, prefix + "self_attn."),
        bias(weights, prefix, attention()),
        bias(weights, prefix, List.of("self_attn.o_proj")),
        bias(weights, prefix, feedForward()),
        bias(weights, prefix, List.of("mlp.down_proj")));
  }

  private List<IValue> linears(MappedWeights weights, String prefix) throws IOException {
    return List.of(
        packed(weights, names(prefix, attention(), ".weight")),
        packed(weights, prefix + "self_attn.o_proj.weight"),
        packed(weights, names(prefix, feedForward(), ".weight")),
        packed(weights, prefix + "mlp.down_proj.weight"));
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

  /** Rows one behind another; nothing where there is no such bias. */
  private IValue bias(MappedWeights weights, String prefix, List<String> parts) throws IOException {
    return vector(weights, 0, names(prefix, parts, ".bias"));
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

  private IValue vector(MappedWeights weights, double plus, String... names) throws IOException {
    if (!weights.has(names[0])) {
      return module.call("empty");
    }
    try (Values values = new Values()) {
      return module.call("vector", values.list(views(weights, names)), values.of(plus));
    }
  }

  private IValue packed(MappedWeights weights, String... names) throws IOException {
    try (Values values = new Values()) {
      return module.call("pack", values.list(views(weights, names)));
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
