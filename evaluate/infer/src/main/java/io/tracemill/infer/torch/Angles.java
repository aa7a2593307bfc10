package io.tracemill.infer.torch;

import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.decode.OutOfRoomException;
import io.tracemill.infer.family.Rope;
import io.tracemill.infer.family.RopeScaling;
import io.tracemill.infer.family.RopeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The cosines and sines of all positions of a slot, for each rope of a model and each reach.
 *
 * <p>The rows of one reach stand behind those of the one before it. Immutable; it closes what it
 * holds.
 */
final class Angles implements AutoCloseable {
  private final Values owned;
  private final IValue handle;

  private Angles(Values owned, IValue handle) {
    this.owned = owned;
    this.handle = handle;
  }

  /** Of {@code length} positions. */
  static Angles of(TorchModule module, List<Rope> ropes, int length) throws OutOfRoomException {
    Values owned = new Values();
    try (Values tables = new Values()) {
      List<IValue> cosines = new ArrayList<>();
      List<IValue> sines = new ArrayList<>();
      for (Rope rope : ropes) {
        cosines.add(tables.keep(table(module, "cosines", rope, length)));
        sines.add(tables.keep(table(module, "sines", rope, length)));
      }
      IValue handle = module.call("angles", tables.list(cosines), tables.list(sines));
      return new Angles(owned, owned.keep(handle));
    } catch (OutOfRoomException | RuntimeException e) {
      owned.close();
      throw e;
    }
  }

  private static IValue table(TorchModule module, String method, Rope rope, int length)
      throws OutOfRoomException {
    try (Values values = new Values()) {
      List<IValue> reaches = new ArrayList<>();
      for (int longest : longest(rope)) {
        RopeTable table = RopeTable.of(rope, longest);
        reaches.add(
            values.keep(
                module.call(
                    method,
                    values.of(table.frequencies()),
                    values.of((long) length),
                    values.of(table.amplitude()))));
      }
      return module.call("joined", values.list(reaches));
    }
  }

  /** A length that is of reach 0, and one of reach 1 where there is such. */
  private static int[] longest(Rope rope) {
    return rope.scaling() instanceof RopeScaling.LongRope scaling
        ? new int[] {scaling.original(), scaling.original() + 1}
        : new int[] {1};
  }

  /** By which angles a sequence of a prompt this long is told apart. */
  static int reach(List<Rope> ropes, int promptLength) {
    for (Rope rope : ropes) {
      if (rope.scaling() instanceof RopeScaling.LongRope scaling
          && promptLength > scaling.original()) {
        return 1;
      }
    }
    return 0;
  }

  /** The {@code Angles} of the code; it lives until this is closed. */
  IValue handle() {
    return handle;
  }

  @Override
  public void close() {
    owned.close();
  }
}
