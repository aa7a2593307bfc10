package io.tracemill.bench.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Embedding;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Attention;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.family.RopeTable;
import io.tracemill.infer.weights.Floats;
import io.tracemill.infer.weights.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A Qwen3 as one would write it with DJL: 32-bit floats, an operation at a time, a cache of fixed
 * length, sequences of equal length.
 *
 * <p>Shapes: {@code hidden} is (batch, tokens, hidden), the cache (batch, groups, length, headSize)
 * for keys and for values of each layer. Closing it frees all.
 */
final class NdArrayDecoder implements LockStep {
  private final NDManager manager;
  private final Architecture architecture;
  private final Attention shape;
  private final Map<String, NDArray> weights = new HashMap<>();
  private final Map<String, NDArray> columns = new HashMap<>();
  private Optional<Cache> cache = Optional.empty();

  /** Of each layer the keys and the values; of each position the cosines and sines. */
  private record Cache(
      NDManager manager,
      List<NDArray> keys,
      List<NDArray> values,
      NDArray cosines,
      NDArray sines) {}

  private NdArrayDecoder(NDManager manager, Architecture architecture) {
    this.manager = manager;
    this.architecture = architecture;
    this.shape = architecture.attention();
  }

  /**
   * Reads all weights as 32-bit floats.
   *
   * @throws IOException if a file cannot be read
   * @throws IllegalArgumentException if the model is no Qwen3 with a tied embedding
   */
  static NdArrayDecoder open(Checkpoint checkpoint, NDManager manager) throws IOException {
    Architecture architecture = checkpoint.architecture();
    if (!architecture.name().equals("Qwen3ForCausalLM") || !architecture.tied()) {
      throw new IllegalArgumentException("expected a tied Qwen3 but found " + architecture.name());
    }
    NdArrayDecoder decoder = new NdArrayDecoder(manager, architecture);
    for (Tensor tensor : checkpoint.tensors().values()) {
      long[] sizes = tensor.shape().dimensions().stream().mapToLong(Long::longValue).toArray();
      NDArray weight = manager.create(Floats.read(tensor), new Shape(sizes));
      decoder.weights.put(tensor.name(), weight);
      decoder.columns.put(tensor.name(), weight.transpose());
    }
    return decoder;
  }

  @Override
  public int vocabulary() {
    return architecture.sizes().vocabulary();
  }

  @Override
  public int passTokens() {
    return Integer.MAX_VALUE;
  }

  @Override
  public void resize(int batch, int length) {
    cache.ifPresent(old -> old.manager().close());
    NDManager owner = manager.newSubManager();
    Shape sizes = new Shape(batch, shape.groups(), length, shape.headSize());
    List<NDArray> keys = new ArrayList<>();
    List<NDArray> values = new ArrayList<>();
    for (int i = 0; i < architecture.layers().size(); i++) {
      keys.add(owner.zeros(sizes));
      values.add(owner.zeros(sizes));
    }
    RopeTable table = RopeTable.of(architecture.layers().get(0).rope(), length);
    int[] positions = IntStream.range(0, length).toArray();
    NDArray cosines = owner.create(table.cosines(positions), new Shape(length, half()));
    NDArray sines = owner.create(table.sines(positions), new Shape(length, half()));
    cache =
        Optional.of(
            new Cache(
                owner,
                keys,
                values,
                cosines.concat(cosines, 1), // (length, headSize)
                sines.concat(sines, 1)));
  }

  private int half() {
    return shape.headSize() / 2;
  }

  @Override
  public int[] likeliest(int[][] tokens, int start) {
    try (NDManager step = manager.newSubManager()) {
      long[] found = forward(step, tokens, start).argMax(-1).toLongArray();
      return Arrays.stream(found).mapToInt(Math::toIntExact).toArray();
    }
  }

  @Override
  public float[][] logits(int[][] tokens, int start) {
    try (NDManager step = manager.newSubManager()) {
      float[] all = forward(step, tokens, start).toFloatArray();
      int each = vocabulary();
      return IntStream.range(0, tokens.length)
          .mapToObj(row -> Arrays.copyOfRange(all, row * each, (row + 1) * each))
          .toArray(float[][]::new);
    }
  }

  /** What is computed is the step's: an operation's result belongs to its first operand's owner. */
  private NDArray forward(NDManager step, int[][] tokens, int start) {
    int length = tokens[0].length;
    int[] flat = Arrays.stream(tokens).flatMapToInt(Arrays::stream).toArray();
    NDArray ids = step.create(flat, new Shape(tokens.length, length)).toType(DataType.INT64, false);
    NDArray table = weight("model.embed_tokens.weight");
    NDArray hidden = Embedding.embedding(ids, table, SparseFormat.DENSE).singletonOrThrow();
    hidden.attach(step);
    NDArray mask = mask(step, length, start);
    for (int i = 0; i < architecture.layers().size(); i++) {
      String layer = "model.layers." + i + ".";
      NDArray attended = attention(norm(hidden, layer + "input_layernorm.weight"), i, start, mask);
      hidden = hidden.add(attended);
      NDArray normed = norm(hidden, layer + "post_attention_layernorm.weight");
      hidden = hidden.add(feedForward(normed, layer + "mlp."));
    }
    NDArray last = hidden.get(new NDIndex(":, -1, :"));
    return linear(norm(last, "model.norm.weight"), "model.embed_tokens.weight");
  }

  /** (heads / groups * tokens, cells): the queries of a group are rows that share its keys. */
  private NDArray mask(NDManager step, int tokens, int start) {
    int each = shape.heads() / shape.groups();
    int cells = start + tokens;
    float[] mask = new float[each * tokens * cells];
    for (int row = 0; row < each * tokens; row++) {
      int seen = start + row % tokens + 1;
      Arrays.fill(mask, row * cells + seen, (row + 1) * cells, Float.NEGATIVE_INFINITY);
    }
    return step.create(mask, new Shape((long) each * tokens, cells));
  }

  private NDArray attention(NDArray input, int layer, int start, NDArray mask) {
    String name = "model.layers." + layer + ".self_attn.";
    long batch = input.getShape().get(0);
    long tokens = input.getShape().get(1);
    NDArray query = heads(linear(input, name + "q_proj.weight"), shape.heads());
    NDArray key = heads(linear(input, name + "k_proj.weight"), shape.groups());
    NDArray value = heads(linear(input, name + "v_proj.weight"), shape.groups());
    query = rotated(norm(query, name + "q_norm.weight"), start);
    key = rotated(norm(key, name + "k_norm.weight"), start);
    Cache held = cache.orElseThrow();
    NDArray keys = held.keys().get(layer);
    NDArray values = held.values().get(layer);
    NDIndex written = new NDIndex(":, :, {}:{}, :", start, start + tokens);
    keys.set(written, key);
    values.set(written, value);
    NDIndex seen = new NDIndex(":, :, :{}, :", start + tokens);
    NDManager step = input.getManager();
    NDArray rows = query.reshape(batch, shape.groups(), -1, shape.headSize());
    NDArray scores = rows.matMul(keys.get(step, seen).transpose(0, 1, 3, 2)).mul(shape.scale());
    NDArray found = scores.add(mask).softmax(-1).matMul(values.get(step, seen));
    NDArray joined = found.reshape(batch, shape.heads(), tokens, shape.headSize());
    return linear(joined.transpose(0, 2, 1, 3).reshape(batch, tokens, -1), name + "o_proj.weight");
  }

  /** (batch, tokens, heads * headSize) to (batch, heads, tokens, headSize). */
  private NDArray heads(NDArray input, int heads) {
    Shape sizes = input.getShape();
    return input.reshape(sizes.get(0), sizes.get(1), heads, -1).transpose(0, 2, 1, 3);
  }

  /** Su et al. 2021. */
  private NDArray rotated(NDArray heads, int start) {
    NDManager step = heads.getManager();
    Cache held = cache.orElseThrow();
    NDIndex positions = new NDIndex("{}:{}, :", start, start + heads.getShape().get(2));
    NDArray first = heads.get(new NDIndex("..., :{}", half()));
    NDArray second = heads.get(new NDIndex("..., {}:", half()));
    NDArray turned = second.neg().concat(first, -1);
    return heads
        .mul(held.cosines().get(step, positions))
        .add(turned.mul(held.sines().get(step, positions)));
  }

  private NDArray feedForward(NDArray input, String name) {
    NDArray gate = Activation.swish(linear(input, name + "gate_proj.weight"), 1);
    NDArray gated = gate.mul(linear(input, name + "up_proj.weight"));
    return linear(gated, name + "down_proj.weight");
  }

  /** Zhang and Sennrich 2019. */
  private NDArray norm(NDArray input, String name) {
    NDArray squares = input.square().mean(new int[] {-1}, true);
    NDArray size = squares.add(architecture.norms().epsilon()).sqrt();
    return input.div(size).mul(weight(name));
  }

  private NDArray linear(NDArray input, String name) {
    return input.matMul(Optional.ofNullable(columns.get(name)).orElseThrow());
  }

  private NDArray weight(String name) {
    return Optional.ofNullable(weights.get(name)).orElseThrow();
  }

  @Override
  public void close() {
    manager.close();
  }
}
