package io.tracemill.infer.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/** Reads small tensors as floats; the exact values for every usable type. */
public final class Floats {
  private Floats() {}

  /**
   * The elements of a tensor of a usable type and of less than 2 GiB.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the tensor is of another type or larger
   */
  public static float[] read(Tensor tensor) throws IOException {
    if (!tensor.dtype().isUsable() || tensor.length() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("not read as floats: " + tensor);
    }
    try (FileChannel channel = FileChannel.open(tensor.file())) {
      ByteBuffer bytes =
          channel
              .map(FileChannel.MapMode.READ_ONLY, tensor.offset(), tensor.length())
              .order(ByteOrder.LITTLE_ENDIAN);
      float[] values = new float[(int) (tensor.length() / tensor.dtype().bytes())];
      for (int i = 0; i < values.length; i++) {
        values[i] = next(bytes, tensor.dtype());
      }
      return values;
    }
  }

  private static float next(ByteBuffer bytes, Dtype dtype) {
    return switch (dtype) {
      case F32 -> bytes.getFloat();
      case BF16 -> Float.intBitsToFloat(bytes.getShort() << 16);
      default -> half(bytes.getShort());
    };
  }

  /** IEEE 754 binary16; {@code Float.float16ToFloat} came with Java 20. */
  static float half(short bits) {
    int exponent = bits >> 10 & 0x1f;
    int fraction = bits & 0x3ff;
    int sign = (bits & 0x8000) << 16;
    if (exponent == 0) {
      return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3f800000));
    }
    int wide = exponent == 0x1f ? 0xff : exponent + 127 - 15;
    return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
  }
}
