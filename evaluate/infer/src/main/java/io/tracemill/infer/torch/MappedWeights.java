package io.tracemill.infer.torch;

import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.IValue;
import io.tracemill.infer.family.Checkpoint;
import io.tracemill.infer.weights.Dtype;
import io.tracemill.infer.weights.Floats;
import io.tracemill.infer.weights.Shape;
import io.tracemill.infer.weights.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tensors of a checkpoint as views into its mapped files, each file mapped once.
 *
 * <p>A file of any length can be mapped. The views keep it mapped also after this is closed; it
 * must not change meanwhile. A tensor that is not aligned to its elements is a copy.
 */
final class MappedWeights implements AutoCloseable {
  /** Bytes of a tensor that are in Java's memory at a time. */
  private static final long COPIED = 1 << 26;

  private record Mapping(Path file, Dtype dtype) {}

  private final TorchModule module;
  private final Checkpoint checkpoint;
  private final Values values = new Values();
  private final Map<Mapping, IValue> files = new HashMap<>();

  MappedWeights(TorchModule module, Checkpoint checkpoint) {
    this.module = module;
    this.checkpoint = checkpoint;
  }

  boolean has(String name) {
    return checkpoint.find(name).isPresent();
  }

  /** The tensor {@code name} in its own type; it lives until this is closed. */
  IValue view(String name) throws IOException {
    Tensor tensor =
        checkpoint
            .find(name)
            .orElseThrow(() -> new IllegalArgumentException("there is no tensor " + name));
    if (!tensor.isAligned()) {
      return copy(tensor);
    }
    int size = tensor.dtype().bytes();
    return values.keep(
        module.call(
            "part",
            file(new Mapping(tensor.file(), tensor.dtype())),
            values.of(tensor.offset() / size),
            values.of((tensor.offset() + tensor.length()) / size),
            values.of(shape(tensor))));
  }

  /** Read by Java and given on in pieces of rows, as an array holds at most 2 GiB. */
  private IValue copy(Tensor tensor) throws IOException {
    long rows = tensor.shape().dimensions().get(0);
    long row = tensor.length() / rows;
    long most = Math.max(1, COPIED / row);
    try (Values parts = new Values()) {
      List<IValue> all = new ArrayList<>();
      for (long from = 0; from < rows; from += most) {
        long bytes = Math.min(most, rows - from) * row;
        Tensor part = part(tensor, from * row, bytes);
        all.add(parts.keep(module.vector(Floats.read(part))));
      }
      return values.keep(
          module.call(
              "copied",
              parts.list(all),
              parts.of((long) ScalarType.of(tensor.dtype()).number()),
              parts.of(shape(tensor))));
    }
  }

  /** The elements of {@code length} bytes from {@code start} on. */
  private static Tensor part(Tensor whole, long start, long length) {
    return new Tensor(
        whole.name(),
        whole.dtype(),
        Shape.of(length / whole.dtype().bytes()),
        whole.file(),
        whole.offset() + start,
        length);
  }

  private static long[] shape(Tensor tensor) {
    return tensor.shape().dimensions().stream().mapToLong(Long::longValue).toArray();
  }

  private IValue file(Mapping mapping) throws IOException {
    IValue known = files.get(mapping);
    if (known != null) {
      return known;
    }
    long elements = Files.size(mapping.file()) / mapping.dtype().bytes();
    try {
      IValue mapped =
          values.keep(
              module.call(
                  "file",
                  values.of(mapping.file().toString()),
                  values.of(elements),
                  values.of((long) ScalarType.of(mapping.dtype()).number())));
      files.put(mapping, mapped);
      return mapped;
    } catch (EngineException e) {
      String said = String.valueOf(e.getMessage()).strip();
      throw new IOException(
          mapping.file()
              + " cannot be mapped into memory ("
              + said.substring(said.lastIndexOf('\n') + 1)
              + "); copy the model to a disk of this machine",
          e);
    }
  }

  @Override
  public void close() {
    values.close();
  }
}
