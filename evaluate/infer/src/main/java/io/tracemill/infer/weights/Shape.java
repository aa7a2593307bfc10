package io.tracemill.infer.weights;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The dimensions of a tensor, outermost first; none is a scalar. */
public record Shape(List<Long> dimensions) {

  /** Copies the dimensions, none of which may be negative. */
  public Shape {
    dimensions = List.copyOf(dimensions);
    if (dimensions.stream().anyMatch(dimension -> dimension < 0)) {
      throw new IllegalArgumentException("a negative dimension in " + dimensions);
    }
  }

  /** A shape. */
  public static Shape of(long... dimensions) {
    return new Shape(LongStream.of(dimensions).boxed().toList());
  }

  /** How many elements times {@code each} it has; nothing if that is more than a long holds. */
  public OptionalLong times(int each) {
    try {
      long product = each;
      for (long dimension : dimensions) {
        product = Math.multiplyExact(product, dimension);
      }
      return OptionalLong.of(product);
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  /** Such as {@code [2, 3]}. */
  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
