package io.tracemill.infer.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.machine.CacheBudget;
import io.tracemill.infer.machine.Machine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A decoder by PyTorch. Closing it frees its weights and its cache. */
public final class TorchDecoder implements Decoder {
  private final TorchModule module;
  private final Architecture architecture;
  private final LayerKinds kinds;
  private final IValue model;
  private final KeyValueCache cache;
  private final long positions;
  private RotaryTables tables;

  private TorchDecoder(TorchModule module, Architecture architecture, Loaded loaded) {
    this.module = module;
    this.architecture = architecture;
    this.kinds = LayerKinds.of(architecture.layers());
    this.model = loaded.model();
    this.cache = loaded.cache();
    this.tables = loaded.tables();
    this.positions = loaded.positions();
  }

  private record Loaded(IValue model, KeyValueCache cache, RotaryTables tables, long positions) {}

  /**
   * Loads weights; there is no room for sequences yet.
   *
   * @throws IOException if a file cannot be read or memory is too small
   */
  public static TorchDecoder open(Torch torch, Checkpoint checkpoint, Precision precision)
      throws IOException {
    Architecture architecture = checkpoint.architecture();
    String device = torch.onGpu() ? "cuda:0" : "cpu";
    Linear linear = Linear.of(precision, device);
    DecoderCode code = new DecoderCode(architecture, linear, device);
    TorchModule module = TorchModule.load(torch, DecoderCode.MODULE, code.text());
    try (Values values = new Values()) {
      LayerKinds kinds = LayerKinds.of(architecture.layers());
      ModelLoading loading = new ModelLoading(module, architecture, kinds);
      IValue model = values.keep(loading.load(checkpoint, JniUtils.getNumThreads()));
      long positions = positions(torch, architecture, linear);
      RotaryTables tables = RotaryTables.of(module, kinds.ropes(), 0);
      int layers = architecture.layers().size();
      KeyValueCache cache = KeyValueCache.of(module, layers, code.transposesValues());
      values.release();
      return new TorchDecoder(module, architecture, new Loaded(model, cache, tables, positions));
    } catch (IOException | RuntimeException e) {
      module.close();
      throw e;
    }
  }

  private static long positions(Torch torch, Architecture architecture, Linear linear)
      throws IOException {
    long available = torch.available(Machine.here());
    long positions = CacheBudget.of(available, architecture, linear.cached().bytes()).positions();
    if (positions == 0) {
      throw new IOException(
          "memory is too small: behind the weights "
              + (available >> 20)
              + " MiB are left, which is not enough for a token; use --precision int8 or fp16,"
              + " or a smaller model");
    }
    return positions;
  }

  @Override
  public int vocabulary() {
    return architecture.sizes().vocabulary();
  }

  @Override
  public int context() {
    return architecture.sizes().positions();
  }

  @Override
  public long positions() {
    return positions;
  }

  @Override
  public int ropeVariant(int promptLength) {
    return RotaryTables.variant(kinds.ropes(), promptLength);
  }

  @Override
  public CacheShape shape() {
    return cache.shape();
  }

  @Override
  public void resize(CacheShape shape) throws OutOfRoomException {
    RotaryTables wanted = RotaryTables.of(module, kinds.ropes(), shape.length());
    try {
      cache.resize(shape);
    } catch (OutOfRoomException | RuntimeException e) {
      wanted.close();
      throw e;
    }
    tables.close();
    tables = wanted;
  }

  @Override
  public int[] likeliest(List<Piece> pieces) throws IOException {
    try (Values values = new Values()) {
      long[] found = module.read("likeliest", PtNDArray::toLongArray, arguments(pieces, values));
      return Arrays.stream(found).mapToInt(Math::toIntExact).toArray();
    }
  }

  @Override
  public float[][] logits(List<Piece> pieces) throws IOException {
    try (Values values = new Values()) {
      float[] all = module.read("logits", PtNDArray::toFloatArray, arguments(pieces, values));
      float[][] rows = new float[pieces.size()][];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = Arrays.copyOfRange(all, i * vocabulary(), (i + 1) * vocabulary());
      }
      return rows;
    }
  }

  private List<IValue> arguments(List<Piece> pieces, Values values) {
    Pass pass = Pass.of(pieces, rows(), kinds.windows());
    return List.of(
        model,
        cache.handle(),
        tables.handle(),
        values.of(pass.tokens()),
        values.of(pass.batch()),
        values.of(pass.end()),
        values.of(pass.pieces()),
        values.of(windows()),
        values.of(pass.starts()),
        values.of(pass.masked()),
        values.of(pass.last()));
  }

  private BatchRows rows() {
    return new BatchRows(cache.shape());
  }

  /** 0 for none. */
  private long[] windows() {
    return kinds.windows().stream().mapToLong(window -> window.orElse(0)).toArray();
  }

  @Override
  public double[] logLikelihoods(Piece piece, TokenTree tree) throws IOException {
    try (Values values = new Values()) {
      return module.read("tree", PtNDArray::toDoubleArray, arguments(piece, tree, values));
    }
  }

  private List<IValue> arguments(Piece piece, TokenTree tree, Values values) {
    TreePass pass = TreePass.of(piece, tree, rows(), kinds.windows());
    return List.of(
        model,
        cache.handle(),
        tables.handle(),
        values.of(pass.tokens()),
        values.of(pass.piece()),
        values.of(windows()),
        values.of(pass.starts()),
        values.of(pass.strangers()),
        values.of((long) tree.inner().size()),
        values.of(pass.last()),
        values.of(pass.parents()),
        values.of(pass.wanted()));
  }

  @Override
  public void copy(int from, int to, int length) {
    try {
      cache.copy(from, to, length);
    } catch (OutOfRoomException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    cache.close();
    tables.close();
    model.close();
    module.close();
  }
}
