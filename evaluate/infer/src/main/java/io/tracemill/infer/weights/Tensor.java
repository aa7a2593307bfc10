package io.tracemill.infer.weights;

import java.nio.file.Path;

/**
 * Where a tensor lies: {@code file[offset, offset + length)}, row after row, little-endian.
 *
 * <p>The offset counts from the beginning of the file. Files in the wild do not always align it to
 * the size of an element: see {@link #isAligned}.
 *
 * @param length in bytes; the size of the shape's elements
 */
public record Tensor(String name, Dtype dtype, Shape shape, Path file, long offset, long length) {

  /** Whether it may be read in place as elements of its type. */
  public boolean isAligned() {
    return offset % dtype.bytes() == 0;
  }
}
