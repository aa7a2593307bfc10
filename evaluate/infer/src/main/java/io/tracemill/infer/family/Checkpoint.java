package io.tracemill.infer.family;

import io.tracemill.infer.weights.Shape;
import io.tracemill.infer.weights.Tensor;
import io.tracemill.infer.weights.Weights;
import io.tracemill.json.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model directory whose tensors are those that its config needs.
 *
 * @param tensors by the names of {@link Architecture#tensors()}, and only those
 */
public record Checkpoint(
    Architecture architecture, GenerationConfig generation, Map<String, Tensor> tensors) {

  private static final String HEAD = "lm_head.weight";

  /** Copies the map. */
  public Checkpoint {
    tensors = Map.copyOf(tensors);
  }

  /**
   * Reads the configs and the headers of the weights, and checks them against each other.
   *
   * @throws IOException if a file is absent, damaged or does not fit
   * @throws DataException if a file says what cannot be, or what is not supported
   */
  public static Checkpoint read(Path directory) throws IOException {
    Architecture architecture = Families.read(directory);
    GenerationConfig generation = GenerationConfig.read(directory);
    Weights weights = Weights.read(directory);
    TensorPrefix prefix = prefix(architecture.prefixes(), weights);
    Map<String, Shape> expected = new LinkedHashMap<>();
    architecture.tensors().forEach((name, shape) -> expected.put(prefix.apply(name), shape));
    checkHead(architecture, weights, prefix.apply(HEAD));
    weights.check(expected, architecture::isHarmless);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (String name : architecture.tensors().keySet()) {
      weights.find(prefix.apply(name)).ifPresent(tensor -> tensors.put(name, tensor));
    }
    return new Checkpoint(architecture, generation, tensors);
  }

  /** Some save a model whose head is its embedding without either saying so. */
  private static void checkHead(Architecture architecture, Weights weights, String head)
      throws IOException {
    if (!architecture.tied() && weights.find(head).isEmpty()) {
      throw new IOException(
          weights.directory()
              + ": "
              + head
              + " is missing; if the model shares it with its embedding, set"
              + " \"tie_word_embeddings\": true in config.json, otherwise download the weights"
              + " again");
    }
  }

  private static TensorPrefix prefix(List<TensorPrefix> prefixes, Weights weights) {
    return prefixes.stream()
        .filter(prefix -> weights.find(prefix.apply("model.embed_tokens.weight")).isPresent())
        .findFirst()
        .orElse(prefixes.get(0));
  }

  /** The tensor {@code name}; nothing if the architecture has none of it. */
  public Optional<Tensor> find(String name) {
    return Optional.ofNullable(tensors.get(name));
  }
}
