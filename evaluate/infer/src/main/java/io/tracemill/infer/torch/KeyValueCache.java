package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.decode.CacheShape;
import io.tracemill.infer.decode.OutOfRoomException;
import java.util.ArrayList;
import java.util.List;

/**
 * The keys and values of all layers, each {@code (slots, groups, length, head size)}.
 *
 * <p>In memory values may lie transposed: {@code (slots, groups, head size, length)}.
 *
 * <p>At first there is room for nothing. It closes what it holds.
 */
final class KeyValueCache implements AutoCloseable {
  private final TorchModule module;
  private final boolean transposesValues;
  private final List<IValue> blocks = new ArrayList<>();
  private CacheShape shape = CacheShape.NONE;
  private Values handles = new Values();
  private IValue handle;

  private KeyValueCache(TorchModule module, boolean transposesValues) throws OutOfRoomException {
    this.module = module;
    this.transposesValues = transposesValues;
    handle = handles.keep(module.call("empty"));
  }

  /** For a model of {@code layers} layers. */
  static KeyValueCache of(TorchModule module, int layers, boolean transposesValues)
      throws OutOfRoomException {
    KeyValueCache cache = new KeyValueCache(module, transposesValues);
    try {
      for (int i = 0; i < 2 * layers; i++) {
        cache.blocks.add(cache.empty(i >= layers));
      }
      cache.hold(CacheShape.NONE);
      return cache;
    } catch (OutOfRoomException | RuntimeException e) {
      cache.close();
      throw e;
    }
  }

  private IValue empty(boolean values) throws OutOfRoomException {
    try (Values sizes = new Values()) {
      return module.call("block", sizes.of(0L), sizes.of(0L), sizes.of(values && transposesValues));
    }
  }

  /**
   * Makes room block by block, so that only one of them is there twice.
   *
   * @throws OutOfRoomException if there is too little memory: the room is the old one, or if not
   *     even that can be had again, none
   */
  void resize(CacheShape wanted) throws OutOfRoomException {
    CacheShape old = shape;
    handles.close();
    try {
      become(wanted);
    } catch (OutOfRoomException e) {
      restore(old, e);
      throw e;
    }
  }

  private void restore(CacheShape old, OutOfRoomException cause) throws OutOfRoomException {
    try {
      become(old);
    } catch (OutOfRoomException e) {
      cause.addSuppressed(e);
      become(CacheShape.NONE);
    }
  }

  private void become(CacheShape wanted) throws OutOfRoomException {
    try (Values sizes = new Values()) {
      IValue slots = sizes.of((long) wanted.slots());
      IValue length = sizes.of((long) wanted.length());
      IValue plain = sizes.of(false);
      IValue transposed = sizes.of(transposesValues);
      for (int i = 0; i < blocks.size(); i++) {
        IValue lying = i < blocks.size() / 2 ? plain : transposed;
        IValue next = module.call("resized", blocks.get(i), slots, length, lying);
        blocks.set(i, next).close();
      }
    }
    hold(wanted);
  }

  private void hold(CacheShape held) throws OutOfRoomException {
    handles = new Values();
    int half = blocks.size() / 2;
    IValue keys = handles.list(blocks.subList(0, half));
    IValue values = handles.list(blocks.subList(half, blocks.size()));
    handle = handles.keep(module.call("cache", keys, values));
    shape = held;
  }

  /** Copies the first {@code length} cells of a slot to another. */
  void copy(int from, int to, int length) throws OutOfRoomException {
    try (Values values = new Values()) {
      values.keep(
          module.call(
              "copy_slot",
              handle,
              values.of((long) from),
              values.of((long) to),
              values.of((long) length)));
    }
  }

  CacheShape shape() {
    return shape;
  }

  /** The {@code Cache} of the code; it lives until the next change of room. */
  IValue handle() {
    return handle;
  }

  @Override
  public void close() {
    handles.close();
    blocks.forEach(IValue::close);
    blocks.clear();
  }
}
