package io.tracemill.infer.weights;

import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tensors of a model directory by name, from one file or from shards.
 *
 * <p>Only headers are read.
 */
public record Weights(Path directory, Map<String, Tensor> tensors) {
  static final String FILE = "model.safetensors";

  /** Keeps the order of the tensors. */
  public Weights {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /**
   * Reads the headers of {@code model.safetensors}, or, where that is not there, of the shards that
   * an index names: in the order of the hub's library.
   *
   * @throws IOException if a file is absent, truncated or something else
   * @throws DataException if a header or the index says what cannot be
   */
  public static Weights read(Path directory) throws IOException {
    if (!Files.isRegularFile(directory.resolve(FILE))) {
      if (Files.isRegularFile(directory.resolve(ShardIndex.FILE))) {
        return new Weights(directory, new ShardIndex(directory).tensors());
      }
      throw NoWeights.reason(directory);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Tensor tensor : Safetensors.read(directory.resolve(FILE))) {
      tensors.put(tensor.name(), tensor);
    }
    return new Weights(directory, tensors);
  }

  /** The tensor {@code name}. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }

  /**
   * Checks that the tensors are those that a model needs, of the shapes it needs.
   *
   * @param harmless which further ones are left aside
   * @throws IOException if one is missing, is too many, or has another shape or an unusable type
   */
  public void check(Map<String, Shape> expected, Predicate<String> harmless) throws IOException {
    WeightCheck.check(this, expected, harmless);
  }
}
