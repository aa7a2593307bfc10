package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.family.Rope;
import io.tracemill.infer.family.RopeScaling;
import io.tracemill.infer.family.RopeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The cosines and sines of all positions of a slot, for each rotary embedding of a model and each
 * of its variants, of which LongRoPE has two: for prompts that fit into the context it was trained
 * with, and for longer ones.
 *
 * <p>The rows of one variant stand behind those of the one before it. Immutable; it closes what it
 * holds.
 */
final class RotaryTables implements AutoCloseable {
  private final Values owned;
  private final IValue handle;

  private RotaryTables(Values owned, IValue handle) {
    this.owned = owned;
    this.handle = handle;
  }

  /** Of {@code length} positions. */
  static RotaryTables of(TorchModule module, List<Rope> ropes, int length)
      throws OutOfRoomException {
    Values owned = new Values();
    try (Values tables = new Values()) {
      List<IValue> cosines = new ArrayList<>();
      List<IValue> sines = new ArrayList<>();
      for (Rope rope : ropes) {
        cosines.add(tables.keep(table(module, "cosines", rope, length)));
        sines.add(tables.keep(table(module, "sines", rope, length)));
      }
      IValue handle = module.call("rotary_tables", tables.list(cosines), tables.list(sines));
      return new RotaryTables(owned, owned.keep(handle));
    } catch (OutOfRoomException | RuntimeException e) {
      owned.close();
      throw e;
    }
  }

  private static IValue table(TorchModule module, String method, Rope rope, int length)
      throws OutOfRoomException {
    try (Values values = new Values()) {
      List<IValue> variants = new ArrayList<>();
      for (int promptLength : promptLengths(rope)) {
        RopeTable table = RopeTable.of(rope, promptLength);
        variants.add(
            values.keep(
                module.call(
                    method,
                    values.of(table.frequencies()),
                    values.of((long) length),
                    values.of(table.amplitude()))));
      }
      return module.call("joined", values.list(variants));
    }
  }

  /** Of a prompt of variant 0, and of one of variant 1 where there is such. */
  private static int[] promptLengths(Rope rope) {
    return rope.scaling() instanceof RopeScaling.LongRope scaling
        ? new int[] {scaling.original(), scaling.original() + 1}
        : new int[] {1};
  }

  /** Which tables rotate a sequence whose prompt is this long. */
  static int variant(List<Rope> ropes, int promptLength) {
    for (Rope rope : ropes) {
      if (rope.scaling() instanceof RopeScaling.LongRope scaling
          && promptLength > scaling.original()) {
        return 1;
      }
    }
    return 0;
  }

  /** The object of the code; it lives until this is closed. */
  IValue handle() {
    return handle;
  }

  @Override
  public void close() {
    owned.close();
  }
}
