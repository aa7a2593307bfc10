package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.decode.Room;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The keys and values of all layers, each {@code (slots, groups, length, head size)}.
 *
 * <p>Another room is another cache. It closes what it holds.
 */
final class KeyValueCache implements AutoCloseable {
  private final TorchModule module;
  private final Room room;
  private final List<IValue> blocks;
  private final Values owned;
  private final IValue handle;

  private KeyValueCache(
      TorchModule module, Room room, List<IValue> blocks, Values owned, IValue handle) {
    this.module = module;
    this.room = room;
    this.blocks = blocks;
    this.owned = owned;
    this.handle = handle;
  }

  /** Zeros for {@code layers} layers. */
  static KeyValueCache of(TorchModule module, int layers, Room room) throws OutOfRoomException {
    return of(module, room, Collections.nCopies(2 * layers, List.of()));
  }

  private static KeyValueCache of(TorchModule module, Room room, List<List<IValue>> old)
      throws OutOfRoomException {
    Values owned = new Values();
    try (Values sizes = new Values()) {
      IValue slots = sizes.of((long) room.slots());
      IValue length = sizes.of((long) room.length());
      List<IValue> blocks = new ArrayList<>();
      for (List<IValue> former : old) {
        blocks.add(
            owned.keep(
                former.isEmpty()
                    ? module.call("block", slots, length)
                    : module.call("resized", former.get(0), slots, length)));
      }
      int half = blocks.size() / 2;
      IValue keys = owned.list(blocks.subList(0, half));
      IValue values = owned.list(blocks.subList(half, blocks.size()));
      return new KeyValueCache(
          module, room, blocks, owned, owned.keep(module.call("cache", keys, values)));
    } catch (OutOfRoomException | RuntimeException e) {
      owned.close();
      throw e;
    }
  }

  /** Another of {@code room}, which has what is in both rooms; this stays as it is. */
  KeyValueCache resized(Room other) throws OutOfRoomException {
    return of(module, other, blocks.stream().map(List::of).toList());
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

  Room room() {
    return room;
  }

  /** The {@code Cache} of the code; it lives until this is closed. */
  IValue handle() {
    return handle;
  }

  @Override
  public void close() {
    owned.close();
  }
}
