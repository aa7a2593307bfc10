package io.tracemill.infer.family;

import java.util.List;

/**
 * Where a model keeps its decoder's tensors.
 *
 * @param decoder what stands instead of {@code model.}
 * @param head what stands before {@code lm_head.}
 * @param elsewhere how the names of parts begin that text does not need
 */
public record TensorPrefix(String decoder, String head, List<String> elsewhere) {
  /** A model for text alone. */
  public static final TensorPrefix PLAIN = new TensorPrefix("model.", "", List.of());

  /** Where a model for text alone has its tensors: saved as a whole, or its decoder alone. */
  static final List<TensorPrefix> TEXT = List.of(PLAIN, new TensorPrefix("", "", List.of()));

  /** Copies the beginnings. */
  public TensorPrefix {
    elsewhere = List.copyOf(elsewhere);
  }

  boolean isElsewhere(String tensor) {
    return elsewhere.stream().anyMatch(tensor::startsWith);
  }

  /** The name in the file of the tensor {@code name} of {@link Architecture#tensors()}. */
  public String apply(String name) {
    return name.startsWith("model.") ? decoder + name.substring("model.".length()) : head + name;
  }
}
