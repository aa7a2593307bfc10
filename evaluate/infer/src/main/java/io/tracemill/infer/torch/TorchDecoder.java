package io.tracemill.infer.torch;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.decode.Decoder;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.decode.Piece;
import io.tracemill.infer.decode.Room;
import io.tracemill.infer.decode.TokenTree;
import io.tracemill.infer.family.Architecture;
import io.tracemill.infer.family.Checkpoint;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A decoder by PyTorch. Closing it frees its weights and its cache. */
public final class TorchDecoder implements Decoder {
  private final TorchModule module;
  private final Architecture architecture;
  private final LayerKinds kinds;
  private final IValue model;
  private Optional<KeyValueCache> cache = Optional.empty();
  private Optional<Angles> angles = Optional.empty();

  private TorchDecoder(TorchModule module, Architecture architecture, IValue model) {
    this.module = module;
    this.architecture = architecture;
    this.kinds = LayerKinds.of(architecture.layers());
    this.model = model;
  }

  /**
   * Loads weights.
   *
   * @throws IOException if a file cannot be read
   */
  public static TorchDecoder open(Torch torch, Checkpoint checkpoint, Precision precision)
      throws IOException {
    Architecture architecture = checkpoint.architecture();
    String device = torch.device().isGpu() ? "cuda:0" : "cpu";
    Linear linear = Linear.of(precision, device);
    String code = new DecoderCode(architecture, linear, device).text();
    TorchModule module = TorchModule.load(torch, DecoderCode.MODULE, code);
    try {
      LayerKinds kinds = LayerKinds.of(architecture.layers());
      IValue model = new ModelLoading(module, architecture, kinds).load(checkpoint);
      return new TorchDecoder(module, architecture, model);
    } catch (IOException | RuntimeException e) {
      module.close();
      throw e;
    }
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
    return 1_000_000;
  }

  @Override
  public int reach(int promptLength) {
    return Angles.reach(kinds.ropes(), promptLength);
  }

  @Override
  public Room room() {
    return cache.map(KeyValueCache::room).orElse(Room.NONE);
  }

  @Override
  public void resize(Room room) throws OutOfRoomException {
    Angles newAngles = Angles.of(module, kinds.ropes(), room.length());
    KeyValueCache newCache;
    try {
      newCache =
          cache.isPresent()
              ? cache.get().resized(room)
              : KeyValueCache.of(module, architecture.layers().size(), room);
    } catch (OutOfRoomException | RuntimeException e) {
      newAngles.close();
      throw e;
    }
    free();
    angles = Optional.of(newAngles);
    cache = Optional.of(newCache);
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
        held().handle(),
        angles.orElseThrow(TorchDecoder::noRoom).handle(),
        values.of(pass.tokens()),
        values.of(pass.batch()),
        values.of(pass.end()),
        values.of(pass.pieces()),
        values.of(windows()),
        values.of(pass.starts()),
        values.of(pass.masked()),
        values.of(pass.last()));
  }

  private KeyValueCache held() {
    return cache.orElseThrow(TorchDecoder::noRoom);
  }

  private Rows rows() {
    return new Rows(held().room(), architecture.attention().groups());
  }

  /** 0 for none. */
  private long[] windows() {
    return kinds.windows().stream().mapToLong(window -> window.orElse(0)).toArray();
  }

  private static IllegalStateException noRoom() {
    return new IllegalStateException("there is no room: resize before the first pass");
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
        held().handle(),
        angles.orElseThrow(TorchDecoder::noRoom).handle(),
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
      held().copy(from, to, length);
    } catch (OutOfRoomException e) {
      throw new IllegalStateException(e);
    }
  }

  private void free() {
    cache.ifPresent(KeyValueCache::close);
    angles.ifPresent(Angles::close);
    cache = Optional.empty();
    angles = Optional.empty();
  }

  @Override
  public void close() {
    free();
    model.close();
    module.close();
  }
}
